package dev.preflight.cli;

import dev.preflight.adapters.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

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
            say(wrong);
            return ExitStatus.WRONG_USAGE;
        } catch (FailureException failed) {
            say(failed);
            return ExitStatus.UNKNOWN;
        } catch (RuntimeException bug) {
            return internalError(bug);
        }
    }

    private int dispatch(String... args) throws UsageException, FailureException {
        if (args.length == 0) {
            terminal.err().print(Help.overview());
            return ExitStatus.WRONG_USAGE;
        }
        String name = args[0];
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (name.equals("--version")) {
            return dispatch("version");
        }
        if (isHelp(name)) {
            return help(rest);
        }
        Command command = named(name);
        if (Arrays.stream(rest).takeWhile(arg -> !arg.equals("--")).anyMatch(Cli::isHelpOption)) {
            return help(name);
        }
        return checked(command.run(parse(command, rest), terminal));
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
        terminal.out().print(about.length == 0 ? Help.overview() : Help.of(named(about[0])));
        return ExitStatus.READY;
    }

    private static CommandLine parse(Command command, String... args) throws UsageException {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(command.options(), args);
        } catch (UnrecognizedOptionException unknown) {
            throw new UsageException(unknownOption(command, unknown));
        } catch (MissingArgumentException missing) {
            throw new UsageException(
                    "option --%s needs a value".formatted(missing.getOption().getLongOpt()));
        } catch (ParseException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static String unknownOption(Command command, UnrecognizedOptionException unknown) {
        List<String> names =
                command.options().getOptions().stream().map(it -> "--" + it.getLongOpt()).toList();
        return "'preflight %s' has no option %s%s; 'preflight help %s' lists them"
                .formatted(
                        command.name(),
                        unknown.getOption(),
                        Suggestion.among(names, unknown.getOption()),
                        command.name());
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

    private int internalError(RuntimeException bug) {
        say("an error in preflight itself, please report it: " + bug);
        if (terminal.environment().containsKey("PREFLIGHT_DEBUG")) {
            bug.printStackTrace(terminal.err());
        } else {
            say("set PREFLIGHT_DEBUG=1 to see where");
        }
        return ExitStatus.UNKNOWN;
    }

    private void say(Exception told) {
        say(String.valueOf(told.getMessage()));
    }

    private void say(String message) {
        terminal.err().println("preflight: " + Printable.clean(message));
    }

    private static boolean isHelp(String word) {
        return word.equals("help") || isHelpOption(word);
    }

    private static boolean isHelpOption(String word) {
        return word.equals("--help") || word.equals("-h");
    }
}
