package dev.preflight.cli;

import dev.preflight.adapters.report.ReportFormats;
import org.apache.commons.cli.Option;

/** The texts of {@code preflight help}. No line is wider than a terminal of 80 columns. */
final class Help {
    private static final int COMMAND_COLUMN = 23;
    private static final int OPTION_COLUMN = 25;

    private Help() {}

    static String overview() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Checks that a stack is ready for work, and mends what it can.

                        preflight COMMAND [OPTION...]

                        """);
        for (Command command : Commands.all()) {
            row(text, call(command), COMMAND_COLUMN, command.summary());
        }
        return text.append(
                        """

                        The default runbook is workers. Options of a command: preflight help COMMAND
                        Exit status: 0 ready, 1 not ready, 2 wrong usage, 3 could not be established,
                        130 interrupted, 143 when told to end (SIGTERM).
                        """)
                .toString();
    }

    static String of(Command command) {
        StringBuilder text = new StringBuilder("preflight ").append(call(command));
        text.append("\n\n").append(command.summary()).append('\n');
        if (!command.options().getOptions().isEmpty()) {
            text.append('\n');
        }
        for (Option option : command.options().getOptions()) {
            String value = option.hasArg() ? " " + option.getArgName() : "";
            String call = "--" + option.getLongOpt() + value;
            row(text, call, OPTION_COLUMN, option.getDescription());
        }
        if (command.options().hasLongOption("report")) {
            text.append("\nFORMAT: ").append(String.join(", ", ReportFormats.names()));
            text.append("\n");
        }
        return text.toString();
    }

    private static String call(Command command) {
        return (command.name() + " " + command.arguments()).strip();
    }

    private static void row(StringBuilder text, String left, int column, String right) {
        text.append("  ").append(left).append(" ".repeat(Math.max(1, column - left.length())));
        text.append(right).append('\n');
    }
}
