package dev.preflight.cli;

import dev.preflight.adapters.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key that a service is shown. Never an argument, since those are seen by everybody. */
final class ApiKey {
    static final String VARIABLE = "PREFLIGHT_API_KEY";
    static final String OPTION = "api-key-file";

    private static final int LONGEST = 4096;

    private ApiKey() {}

    /** That of a file, else that of the environment, else null. */
    static @Nullable String of(RunSettings settings, Terminal terminal) throws UsageException {
        String file = settings.value(OPTION);
        if (file != null) {
            Path path = terminal.workingDirectory().resolve(RunSettings.path(OPTION, file));
            return valid("--" + OPTION + " " + file, read(path));
        }
        String variable = terminal.environment().getOrDefault(VARIABLE, "");
        return variable.isBlank() ? null : valid(VARIABLE, variable);
    }

    private static String read(Path file) throws UsageException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UsageException(
                    "--%s: %s cannot be read: %s"
                            .formatted(OPTION, file, FileProblem.of(unreadable)));
        }
    }

    // Without saying what it is.
    private static String valid(String where, String text) throws UsageException {
        String key = text.strip();
        if (!key.matches("[!-~]{1," + LONGEST + "}")) {
            throw new UsageException(
                    where + ": a key is one word of letters, digits and signs, and this is not");
        }
        return key;
    }
}
