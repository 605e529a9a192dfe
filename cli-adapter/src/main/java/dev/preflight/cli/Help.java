package dev.preflight.cli;

import org.apache.commons.cli.Option;

/** The texts of {@code preflight help}. */
final class Help {
    private static final int COMMAND_COLUMN = 34;
    private static final int OPTION_COLUMN = 28;

    private Help() {}

    static String overview() {
        StringBuilder text =
                new StringBuilder(
                        "Checks that a stack is ready for work, and mends what it can.\n\n");
        for (Command command : Commands.all()) {
            String call = "  preflight " + command.name() + " " + command.arguments();
            text.append(padded(call, COMMAND_COLUMN)).append(command.summary()).append('\n');
        }
        return text.append(
                        """

                        Options of a command: preflight help COMMAND
                        Exit status: 0 ready, 1 not ready, 2 wrong usage, 3 could not be established, 130 interrupted.
                        """)
                .toString();
    }

    static String of(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("preflight ").append(command.name()).append(' ').append(command.arguments());
        text.append("\n\n").append(command.summary()).append(".\n");
        if (!command.options().getOptions().isEmpty()) {
            text.append('\n');
        }
        for (Option option : command.options().getOptions()) {
            String value = option.hasArg() ? " " + option.getArgName() : "";
            String call = "  --" + option.getLongOpt() + value;
            text.append(padded(call, OPTION_COLUMN)).append(option.getDescription()).append('\n');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }
}
