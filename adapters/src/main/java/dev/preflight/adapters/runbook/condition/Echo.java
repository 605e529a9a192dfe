package dev.preflight.adapters.runbook.condition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code echo} and {@code printf} print. */
final class Echo {
    private static final Pattern OPTION = Pattern.compile("-[neE]+");
    private static final Pattern CONVERSION =
            Pattern.compile("%%|%[-+ #0]*[0-9]*(?:\\.[0-9]+)?([a-zA-Z])");

    private Echo() {}

    static boolean isPrinter(Shell.Simple command) {
        return command.name().equals("echo") || command.name().equals("printf");
    }

    /** The last line that is not blank, without the space around it. */
    static String lastLine(Shell.Simple command) {
        List<String> arguments = command.words().subList(1, command.words().size());
        String all = command.name().equals("echo") ? echo(arguments) : printf(arguments);
        String text = all.strip();
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }

    private static String echo(List<String> arguments) {
        int from = 0;
        boolean escapes = false;
        while (from < arguments.size() && OPTION.matcher(arguments.get(from)).matches()) {
            escapes |= arguments.get(from).indexOf('e') > 0;
            from++;
        }
        String text = String.join(" ", arguments.subList(from, arguments.size()));
        return escapes ? Escapes.interpret(text) : text;
    }

    private static String printf(List<String> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        Matcher conversion = CONVERSION.matcher(Escapes.interpret(arguments.get(0)));
        StringBuilder text = new StringBuilder();
        int next = 1;
        while (conversion.find()) {
            String value = "%";
            if (conversion.group(1) != null) {
                boolean known = next < arguments.size() && conversion.group(1).equals("s");
                value = known ? arguments.get(next) : String.valueOf(Shell.UNKNOWN);
                next++;
            }
            conversion.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return conversion.appendTail(text).toString();
    }
}
