package dev.preflight.cli;

import dev.preflight.adapters.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** Finds the command that is meant, has it run, and says in one line what was wrong if it was. */
final class Cli {
    private final Terminal terminal;

    Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command; answers with the exit status. */
    int run(String... args) {
        try {
            return dispatch(args);
        } catch (UsageException wrong) {
            return failed(String.valueOf(wrong.getMessage()), ExitStatus.WRONG_USAGE, args);
        } catch (FailureException failure) {
            return failed(String.valueOf(failure.getMessage()), ExitStatus.UNKNOWN, args);
        } catch (RuntimeException | Error bug) {
            // Java's own exit status for it is 1, which would mean that the stack is not ready.
            return internalError(bug, args);
        }
    }

    private int dispatch(String... args) throws UsageException, FailureException {
        if (args.length == 0) {
            terminal.err().print(Help.overview());
            return ExitStatus.WRONG_USAGE;
        }
        String name = args[0].equals("--version") ? "version" : args[0];
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        return checked(isHelp(name) ? help(rest) : call(named(name), rest));
    }

    private int call(Command command, String... args) throws UsageException, FailureException {
        if (asksForHelp(args)) {
            int status = help(command.name());
            // A monitor must not take a page of help for good news.
            return MonitoringPlugin.isMeantBy(args) ? ExitStatus.UNKNOWN : status;
        }
        CommandLine arguments = Arguments.parse(command, args);
        if (command.arguments().isEmpty() && !arguments.getArgList().isEmpty()) {
            throw new UsageException(
                    "'preflight %s' takes no '%s'"
                            .formatted(command.name(), arguments.getArgList().get(0)));
        }
        return command.run(arguments, terminal);
    }

    private static Command named(String name) throws UsageException {
        Optional<Command> command = Commands.named(name);
        if (command.isEmpty()) {
            List<String> names = Commands.all().stream().map(Command::name).toList();
            throw new UsageException(
                    "there is no command '%s'%s; 'preflight help' lists them"
                            .formatted(name, Suggestion.among(names, name)));
        }
        return command.get();
    }

    private int help(String... about) throws UsageException {
        if (about.length > 1) {
            throw new UsageException(
                    "help is about one command at a time, as in 'preflight help " + about[0] + "'");
        }
        boolean isOverview = about.length == 0 || isHelp(about[0]);
        terminal.out().print(isOverview ? Help.overview() : Help.of(named(about[0])));
        return ExitStatus.READY;
    }

    // A report that was not written is no report.
    private int checked(int status) throws FailureException {
        if (terminal.out().checkError()) {
            throw new FailureException(
                    "the report could not be written to stdout: is it closed,"
                            + " or the disk full?");
        }
        return status;
    }

    private int internalError(Throwable bug, String... args) {
        String message = "an error in preflight itself, please report it: " + bug;
        int status = failed(message, ExitStatus.UNKNOWN, args);
        if (terminal.environment().containsKey("PREFLIGHT_DEBUG")) {
            bug.printStackTrace(terminal.err());
        } else {
            say("set PREFLIGHT_DEBUG=1 to see where");
        }
        return status;
    }

    private int failed(String message, int status, String... args) {
        say(message);
        return MonitoringPlugin.isMeantBy(args)
                ? MonitoringPlugin.unknown(terminal, message)
                : status;
    }

    private void say(String message) {
        terminal.err().println("preflight: " + Printable.clean(message));
    }

    private static boolean asksForHelp(String... args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            if (isHelpOption(arg)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHelp(String word) {
        return word.equals("help") || isHelpOption(word);
    }

    private static boolean isHelpOption(String word) {
        return word.equals("--help") || word.equals("-h");
    }
}
