package dev.preflight.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Parses what follows a command's name, and says how to mend what cannot be. */
final class Arguments {
    private Arguments() {}

    static CommandLine parse(Command command, String... args) throws UsageException {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    // The shell has done that; what is still quoted is meant to be.
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(command.options(), args);
        } catch (UnrecognizedOptionException unknown) {
            throw new UsageException(unknownOption(command, unknown.getOption()));
        } catch (MissingArgumentException missing) {
            throw new UsageException(
                    "option --%s needs a value".formatted(missing.getOption().getLongOpt()));
        } catch (ParseException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static String unknownOption(Command command, String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        List<String> names = names(command);
        if (names.contains(name)) {
            return "option %s takes no value".formatted(name);
        }
        return "'preflight %s' has no option %s%s; 'preflight help %s' lists them"
                .formatted(command.name(), name, Suggestion.among(names, name), command.name());
    }

    private static List<String> names(Command command) {
        List<String> names = new ArrayList<>();
        for (Option option : command.options().getOptions()) {
            names.add("--" + option.getLongOpt());
        }
        return names;
    }
}
