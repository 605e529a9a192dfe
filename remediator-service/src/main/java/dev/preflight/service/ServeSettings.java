package dev.preflight.service;

import dev.preflight.adapters.FileProblem;
import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.environment.ResolvedTarget;
import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.environment.TargetOptions;
import dev.preflight.adapters.environment.TargetResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was typed into settings of the service: by default the compose project of the working
 * directory is the one target.
 */
final class ServeSettings {
    private static final String DEMO = "demo";
    private static final int GREATEST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,9}(ms|s|m|h)?");

    private final CommandLine typed;
    private final Map<String, String> environment;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private ServeSettings(CommandLine typed, Map<String, String> environment) {
        this.typed = typed;
        this.environment = environment;
    }

    /**
     * The settings, by their keys.
     *
     * @param environment of this process
     * @throws TargetException if a file of the project makes no sense
     */
    static Map<String, String> of(CommandLine typed, Map<String, String> environment)
            throws UsageException, TargetException {
        ServeSettings reader = new ServeSettings(typed, environment);
        reader.readAddress();
        if (typed.hasOption(ServeOptions.CONFIG)) {
            reader.readFile(typed.getOptionValue(ServeOptions.CONFIG));
        } else {
            reader.readTarget();
        }
        return reader.settings;
    }

    private void readAddress() throws UsageException {
        String port = typed.getOptionValue(ServeOptions.PORT);
        if (port != null) {
            if (!NUMBER.matcher(port).matches() || Integer.parseInt(port) > GREATEST_PORT) {
                throw new UsageException(
                        "--port %s: write a number from 0 to %d".formatted(port, GREATEST_PORT));
            }
            settings.put("quarkus.http.port", port);
        }
        String host = typed.getOptionValue(ServeOptions.HOST);
        if (host != null) {
            settings.put("quarkus.http.host", host);
        }
    }

    private void readFile(String name) throws UsageException {
        for (String option : ServeOptions.OF_TARGET) {
            if (typed.hasOption(option)) {
                throw new UsageException(
                        "--config and --%s exclude each other: the targets are those of %s"
                                .formatted(option, name));
            }
        }
        Path file = path(ServeOptions.CONFIG, name).toAbsolutePath();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("--config: there is no file %s to be read".formatted(file));
        }
        if (!name.endsWith(".properties")) {
            throw new UsageException("--config %s: is no file *.properties".formatted(name));
        }
        ConfigFile.choose(file);
    }

    private void readTarget() throws UsageException, TargetException {
        String target = typed.hasOption(ServeOptions.DEMO) ? demo() : project();
        String prefix = prefix(target);
        String interval = typed.getOptionValue(ServeOptions.INTERVAL);
        if (interval != null) {
            if (!TIME.matcher(interval).matches()) {
                throw new UsageException(
                        "--interval %s is no time: write it as in 10s or 2m".formatted(interval));
            }
            settings.put(prefix + "interval", interval);
        }
        readRunbooks(prefix);
        readLedger(target);
    }

    private void readLedger(String target) throws UsageException {
        if (ServeLedger.isChosen(environment)) {
            return;
        }
        try {
            Path file =
                    typed.hasOption(ServeOptions.DEMO)
                            ? ServeLedger.ofDemo(environment)
                            : ServeLedger.ofProject(target, environment);
            settings.put(ServeLedger.KEY, file.toString());
        } catch (IOException unwritable) {
            throw new UsageException(
                    "the ledger of the demo needs a directory, see PREFLIGHT_STATE_DIR: "
                            + FileProblem.of(unwritable));
        }
    }

    private String demo() throws UsageException {
        for (String option : List.of(ServeOptions.PROJECT, ServeOptions.DIRECTORY)) {
            if (typed.hasOption(option)) {
                throw new UsageException(
                        "--demo and --%s exclude each other: the demo's stack is embedded"
                                .formatted(option));
            }
        }
        settings.put(prefix(DEMO) + "sandbox", "true");
        return DEMO;
    }

    private String project() throws UsageException, TargetException {
        String directory = typed.getOptionValue(ServeOptions.DIRECTORY);
        ResolvedTarget resolved =
                new TargetResolver(environment)
                        .resolve(
                                new TargetOptions(
                                        typed.getOptionValue(ServeOptions.PROJECT),
                                        path(
                                                ServeOptions.DIRECTORY,
                                                directory == null ? "" : directory),
                                        List.of(),
                                        List.of()));
        String prefix = prefix(resolved.project());
        settings.put(prefix + "project", resolved.project());
        settings.put(prefix + "directory", resolved.directory().toString());
        return resolved.project();
    }

    private void readRunbooks(String prefix) throws UsageException {
        String[] names = typed.getOptionValues(ServeOptions.RUNBOOK);
        if (names == null) {
            return;
        }
        @Nullable Path directory = null;
        int index = 0;
        for (String name : names) {
            String served = name;
            if (!BundledRunbooks.names().contains(name)) {
                Path file = runbookFile(name);
                if (directory != null && !directory.equals(file.getParent())) {
                    throw new UsageException(
                            "--runbook %s: files of one directory can be served, and another is in %s"
                                    .formatted(name, directory));
                }
                directory = file.getParent();
                served = String.valueOf(file.getFileName());
            }
            settings.put(prefix + "runbooks[" + index + "]", served);
            index++;
        }
        if (directory != null) {
            settings.put("preflight.runbook-directory", directory.toString());
        }
    }

    private static Path runbookFile(String name) throws UsageException {
        Path file = path(ServeOptions.RUNBOOK, name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "--runbook %s: there is no such file, and bundled are only %s"
                            .formatted(name, String.join(", ", BundledRunbooks.names())));
        }
        return file;
    }

    private static Path path(String option, String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new UsageException("--%s: '%s' is no possible path".formatted(option, name));
        }
    }

    // In quotes, since a dot in the name must not begin another part of the key.
    private static String prefix(String target) {
        return "preflight.targets.\"" + target + "\".";
    }
}
