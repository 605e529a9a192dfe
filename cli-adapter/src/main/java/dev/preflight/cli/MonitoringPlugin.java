package dev.preflight.cli;

import dev.preflight.adapters.report.NagiosStatus;
import dev.preflight.adapters.text.Printable;

/**
 * The command as a plugin of a monitoring system, which {@code --format nagios} makes it: whatever
 * happens, it prints a line of status to stdout and ends with one of the four exit statuses.
 */
final class MonitoringPlugin {
    private static final String OPTION = "format";

    private MonitoringPlugin() {}

    /** Whether it is called as one, also where the rest of the call makes no sense. */
    static boolean isMeantBy(String... args) {
        String before = "";
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            String word = withoutDashes(arg);
            if (word.equals(OPTION + "=" + NagiosStatus.FORMAT)
                    || (before.equals(OPTION) && arg.equals(NagiosStatus.FORMAT))) {
                return true;
            }
            before = arg.startsWith("-") ? word : "";
        }
        return false;
    }

    /** Tells why there is no report; answers with the exit status. */
    static int unknown(Terminal terminal, String why) {
        terminal.out().println(NagiosStatus.UNKNOWN.line(Printable.clean(why)));
        terminal.out().flush();
        return NagiosStatus.UNKNOWN.exitStatus();
    }

    private static String withoutDashes(String arg) {
        if (arg.startsWith("--")) {
            return arg.substring(2);
        }
        return arg.startsWith("-") ? arg.substring(1) : "";
    }
}
