package dev.preflight.cli;

import dev.preflight.adapters.report.Style;
import java.io.PrintStream;
import java.nio.charset.Charset;
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
 * @param charset of both
 * @param environment of the process
 * @param workingDirectory where it was called
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns,
        Charset charset,
        Map<String, String> environment,
        Path workingDirectory) {

    private static final int COLUMNS_OF_A_FILE = 100;
    // What every terminal has: a shell tells its width only where COLUMNS is exported.
    private static final int COLUMNS_OF_A_TERMINAL = 80;

    // The launcher says what is a terminal: the JDK knows only of both at once, or loads a library.
    static Terminal ofProcess() {
        boolean outIsTerminal = Boolean.getBoolean("preflight.stdout.terminal");
        boolean errIsTerminal = Boolean.getBoolean("preflight.stderr.terminal");
        int columns = outIsTerminal || errIsTerminal ? COLUMNS_OF_A_TERMINAL : COLUMNS_OF_A_FILE;
        return new Terminal(
                System.out,
                System.err,
                outIsTerminal,
                errIsTerminal,
                Integer.getInteger("preflight.columns", columns),
                charsetOfStdout(),
                System.getenv(),
                Path.of("").toAbsolutePath());
    }

    /** Whether colours are wanted, by the convention of {@code NO_COLOR}. */
    boolean wantsColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** Whether marks may be other than ASCII. */
    boolean isUnicode() {
        return Style.isUnicode(charset);
    }

    // Since JDK 19 it can differ from the default, and is told by this property.
    private static Charset charsetOfStdout() {
        String name = System.getProperty("stdout.encoding");
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }
}
