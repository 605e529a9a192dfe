package dev.preflight.adapters.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the fetches of a script ended that gives what it fetches to jq. A pipeline does not tell: its
 * exit status is that of jq, which with nothing to read ends with 0 in version 1.6, even with
 * {@code -e}, and with 4 in 1.7. Whether that prints {@code OK} or {@code NONE}, it is about
 * nothing.
 *
 * <p>A script that only asks whether an answer came, or looks for a text in it, is left alone: to
 * such a one it matters that there is none.
 */
final class Fetches implements AutoCloseable {
    private static final String FILE = "PREFLIGHT_FETCHES";
    private static final Pattern INTO_JQ = Pattern.compile("\\|(?:\\s|\\\\\\n)*jq\\b");
    private static final List<String> PROGRAMS = List.of("curl", "wget");
    // The reader has gone, having read enough: curl's own word for it, and the signal.
    private static final Set<String> GOOD = Set.of("0", "23", "141");

    private final Path file;

    private Fetches(Path file) {
        this.file = file;
    }

    static boolean matterTo(String script) {
        return INTO_JQ.matcher(script).find();
    }

    static Fetches watch() throws IOException {
        return new Fetches(Files.createTempFile("preflight-", ".fetches"));
    }

    /** The environment for the script. */
    Map<String, String> in(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(FILE, file.toString());
        return all;
    }

    /** The script, with its lines numbered as before. */
    String reporting(String script) {
        StringBuilder text = new StringBuilder();
        for (String program : PROGRAMS) {
            // Where there is none, a script that looks for one must not find ours. All in one list,
            // so that `set -e` does not end it before it has told.
            text.append(
                    ("! command -v %1$s >/dev/null || %1$s() { command %1$s \"$@\" && set -- 0 \"$*\" || set -- $? \"$*\";"
                                    + " printf '%1$s\\0%%s\\0%%s\\0' \"$@\" >>\"$%2$s\";"
                                    + " return \"$1\"; }; ")
                            .formatted(program, FILE));
        }
        return text + script;
    }

    /** The first that failed, and was not repeated with success; empty if all went well. */
    Optional<String> failure() throws IOException {
        String[] fields = Files.readString(file, StandardCharsets.ISO_8859_1).split("\0", -1);
        Map<String, String> last = new LinkedHashMap<>();
        for (int at = 0; at + 2 < fields.length; at += 3) {
            String call = fields[at] + " " + fields[at + 2];
            last.put(call, fields[at] + " ended with status " + fields[at + 1]);
            if (GOOD.contains(fields[at + 1])) {
                last.remove(call);
            }
        }
        return last.values().stream().findFirst();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
