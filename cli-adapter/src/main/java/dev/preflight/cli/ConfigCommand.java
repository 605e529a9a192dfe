package dev.preflight.cli;

import dev.preflight.adapters.environment.EnvFile;
import dev.preflight.adapters.environment.EnvFileException;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight config}: the audit of workers' environment files. */
final class ConfigCommand implements Command {
    @Override
    public String name() {
        return "config";
    }

    @Override
    public String arguments() {
        return "FILE...";
    }

    @Override
    public String summary() {
        return "audits the environment files of workers";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        List<String> names = arguments.getArgList();
        if (names.isEmpty()) {
            throw new UsageException(
                    "say which environment files to audit: 'preflight config FILE...'");
        }
        Map<String, WorkerSettings> workers = new LinkedHashMap<>();
        for (String name : names) {
            workers.put(name, settings(name, terminal));
        }
        int findings = 0;
        for (Map.Entry<String, WorkerSettings> worker : workers.entrySet()) {
            findings += show(worker.getKey(), worker.getValue().findings(), terminal);
        }
        findings += sharedPorts(workers, terminal);
        terminal.out().println(verdict(findings, names.size()));
        return findings == 0 ? ExitStatus.READY : ExitStatus.NOT_READY;
    }

    // Its own file alone: what this process happens to have set says nothing about the worker.
    private static WorkerSettings settings(String name, Terminal terminal)
            throws FailureException, UsageException {
        Path path = terminal.workingDirectory().resolve(RunSettings.path("config", name));
        try {
            return new WorkerSettings(EnvFile.read(path, Map.of()).values());
        } catch (EnvFileException unreadable) {
            throw new FailureException(String.valueOf(unreadable.getMessage()));
        }
    }

    private static int show(String name, List<String> findings, Terminal terminal) {
        String shown = Printable.clean(name);
        findings.forEach(finding -> terminal.out().println(shown + ": " + finding));
        return findings.size();
    }

    private static int sharedPorts(Map<String, WorkerSettings> workers, Terminal terminal) {
        Map<Integer, String> users = new HashMap<>();
        int shared = 0;
        for (Map.Entry<String, WorkerSettings> worker : workers.entrySet()) {
            Optional<Integer> port = worker.getValue().port();
            String other = port.isEmpty() ? null : users.putIfAbsent(port.get(), worker.getKey());
            if (other != null) {
                shared++;
                terminal.out()
                        .printf(
                                "%s: uses port %d, as %s does: give each its own KTRDR_WORKER_PORT%n",
                                Printable.clean(worker.getKey()),
                                port.get(),
                                Printable.clean(other));
            }
        }
        return shared;
    }

    private static String verdict(int findings, int files) {
        String what = files == 1 ? "1 file" : files + " files";
        return switch (findings) {
            case 0 -> what + ", nothing to mend";
            case 1 -> what + ", 1 finding";
            default -> "%s, %d findings".formatted(what, findings);
        };
    }
}
