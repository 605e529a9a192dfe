package dev.preflight.adapters.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a script has exported when it ends, by way of a file that only this user can read. A script
 * that sets a trap on its own end, or becomes another program, tells nothing.
 */
final class ExportedVariables implements AutoCloseable {
    private static final String FILE = "PREFLIGHT_EXPORTS";
    // What bash changes by itself.
    private static final Set<String> ITS_OWN = Set.of(FILE, "_", "SHLVL", "PWD", "OLDPWD");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    // The kernel itself gives a process no more than 2 MiB of arguments and environment.
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final Map<String, String> before;
    private final Path file;

    private ExportedVariables(Map<String, String> before, Path file) {
        this.before = before;
        this.file = file;
    }

    static ExportedVariables of(Map<String, String> environment) throws IOException {
        return new ExportedVariables(environment, Files.createTempFile("preflight-", ".env"));
    }

    /** The environment for the script. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(before);
        all.put(FILE, file.toString());
        return all;
    }

    /** The script, with its lines numbered as before. */
    String reporting(String script) {
        // With the bar also where the script has set noclobber: the file exists.
        return "trap 'env -0 >|\"$" + FILE + "\" 2>/dev/null' EXIT; " + script;
    }

    /** What is new, or has another value than before. */
    Map<String, String> read() throws IOException {
        Map<String, String> exported = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            String all = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            for (String variable : all.split("\0", -1)) {
                int equals = variable.indexOf('=');
                String name = variable.substring(0, Math.max(0, equals));
                String value = variable.substring(equals + 1);
                if (NAME.matcher(name).matches()
                        && !ITS_OWN.contains(name)
                        && !value.equals(before.get(name))) {
                    exported.put(name, value);
                }
            }
        }
        return exported;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
