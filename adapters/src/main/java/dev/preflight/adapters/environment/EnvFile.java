package dev.preflight.adapters.environment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of shell assignments, read as bash would assign them when sourcing it, and never executed.
 * What would need a shell, as {@code $(...)}, is an error. Unlike in bash, CRLF ends a line, and
 * {@code UID} and its like can be assigned.
 *
 * @param path of the file
 * @param values that it assigns, in the order of the file
 */
public record EnvFile(Path path, Map<String, String> values) {
    public EnvFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Without the values, which hold secrets. */
    @Override
    public String toString() {
        return "EnvFile[" + path + "]";
    }

    /**
     * Reads a file.
     *
     * @param base what {@code $NAME} stands for where the file has not assigned it before
     */
    public static EnvFile read(Path path, Map<String, String> base) throws EnvFileException {
        Map<String, String> values = new LinkedHashMap<>();
        new ShellAssignments(new ShellSource(path, TextFile.read(path)), base, values).read();
        return new EnvFile(path, values);
    }
}
