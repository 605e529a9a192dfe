package dev.preflight.service.runbook;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.service.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where runbooks come from: those that are bundled, and the files of one directory. */
public final class RunbookSource {
    // No separator, and no leading dot: nothing that leads out of the directory.
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]*");

    private static final int MOST_SHOWN = 5;

    private final @Nullable Path directory;

    /**
     * A source.
     *
     * @param directory of the files; null for bundled ones only
     */
    public RunbookSource(@Nullable Path directory) {
        this.directory = directory;
    }

    /**
     * Reads a runbook.
     *
     * @param key that names it, for the message
     * @throws io.quarkus.runtime.configuration.ConfigurationException if there is none of this
     *     name, or it makes no sense
     */
    public ServedRunbook read(String name, String key) {
        Optional<RunbookFile> bundled = BundledRunbooks.file(name);
        RunbookFile file = bundled.isPresent() ? bundled.get() : readFile(name, key);
        Runbook runbook =
                file.runbook().orElseThrow(() -> Settings.wrong(key, whyUnusable(name, file)));
        return new ServedRunbook(name, file, runbook, RunbookVariables.in(file.tree()));
    }

    private RunbookFile readFile(String name, String key) {
        if (directory == null) {
            throw Settings.wrong(
                    key,
                    "there is no bundled runbook '%s', only %s; for files, set preflight.runbook-directory"
                            .formatted(name, String.join(", ", BundledRunbooks.names())));
        }
        if (!FILE_NAME.matcher(name).matches()) {
            throw Settings.wrong(
                    key,
                    "'%s' is no file name: runbooks are files right in %s"
                            .formatted(name, directory));
        }
        Path path = directory.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw Settings.wrong(
                    key, "there is no runbook '%s', neither bundled nor %s".formatted(name, path));
        }
        return RunbookReader.read(path, name);
    }

    private static String whyUnusable(String name, RunbookFile file) {
        return "runbook '%s' makes no sense yet:%s"
                .formatted(
                        name,
                        file.findings().stream()
                                .filter(it -> it.severity() == Severity.ERROR)
                                .limit(MOST_SHOWN)
                                .map(Finding::toString)
                                .map(it -> "\n  " + it)
                                .collect(Collectors.joining()));
    }
}
