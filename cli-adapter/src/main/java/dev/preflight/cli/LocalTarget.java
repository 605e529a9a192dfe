package dev.preflight.cli;

import dev.preflight.adapters.environment.ResolvedTarget;
import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.environment.TargetOptionException;
import dev.preflight.adapters.environment.TargetOptions;
import dev.preflight.adapters.environment.TargetResolver;
import dev.preflight.adapters.target.LocalProject;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.core.run.Ports;
import dev.preflight.core.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The compose project that a command is for, and the ports to it. */
final class LocalTarget {
    private final LocalProject project;
    private final Duration probeTimeout;

    private LocalTarget(LocalProject project, Duration probeTimeout) {
        this.project = project;
        this.probeTimeout = probeTimeout;
    }

    static LocalTarget resolve(RunSettings settings, Terminal terminal)
            throws UsageException, FailureException {
        Map<String, String> environment = terminal.environment();
        ResolvedTarget resolved = resolve(options(settings), environment);
        return new LocalTarget(LocalProject.of(resolved, environment), settings.probeTimeout());
    }

    private static ResolvedTarget resolve(TargetOptions options, Map<String, String> environment)
            throws UsageException, FailureException {
        try {
            return new TargetResolver(environment).resolve(options);
        } catch (TargetOptionException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        } catch (TargetException broken) {
            throw new FailureException(String.valueOf(broken.getMessage()));
        }
    }

    Target target() {
        return project.target();
    }

    /** The ports for one command, which is named to those who wait for the lock. */
    Ports ports(String command, Progress progress) {
        InstantSource time = new MonotonicTime();
        return project.ports(
                "preflight " + command,
                probeTimeout,
                time,
                time,
                progress.waiter(),
                progress.listener());
    }

    private static TargetOptions options(RunSettings settings) throws UsageException {
        List<Path> envFiles = new ArrayList<>();
        for (String file : settings.values("env-file")) {
            envFiles.add(RunSettings.path("env-file", file));
        }
        String directory = settings.value("directory");
        return new TargetOptions(
                settings.value("project"),
                RunSettings.path("directory", directory == null ? "" : directory),
                envFiles,
                settings.values("var"));
    }
}
