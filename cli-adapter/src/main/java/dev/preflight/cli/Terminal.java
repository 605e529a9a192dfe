package dev.preflight.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the command talks to.
 *
 * @param out takes the report and nothing else
 * @param err takes progress, and what went wrong
 * @param outIsTerminal whether a person sees {@code out} as it comes
 * @param errIsTerminal whether a person sees {@code err} as it comes
 * @param columns the width of lines
 * @param environment of the process
 * @param workingDirectory where it was called
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns,
        Map<String, String> environment,
        Path workingDirectory) {

    private static final int DEFAULT_COLUMNS = 100;

    // The launcher says what is a terminal: the JDK knows only of both at once, or loads a library.
    static Terminal ofProcess() {
        return new Terminal(
                System.out,
                System.err,
                Boolean.getBoolean("preflight.stdout.terminal"),
                Boolean.getBoolean("preflight.stderr.terminal"),
                Integer.getInteger("preflight.columns", DEFAULT_COLUMNS),
                System.getenv(),
                Path.of("").toAbsolutePath());
    }

    /** Whether colours are wanted, by the convention of {@code NO_COLOR}. */
    boolean wantsColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** Whether what {@code out} cannot encode must be avoided. */
    boolean isUnicode() {
        return out.charset().newEncoder().canEncode('\u2714');
    }
}
