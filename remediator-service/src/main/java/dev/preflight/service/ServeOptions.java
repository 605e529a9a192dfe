package dev.preflight.service;

import dev.preflight.adapters.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options of {@code preflight serve}, which the command's help lists in the same words. */
final class ServeOptions {
    static final String DEMO = "demo";
    static final String PROJECT = "project";
    static final String DIRECTORY = "directory";
    static final String RUNBOOK = "runbook";
    static final String INTERVAL = "interval";
    static final String CONFIG = "config";
    static final String HOST = "host";
    static final String PORT = "port";

    /** Those that say what is watched, which a configuration says by itself. */
    static final List<String> OF_TARGET = List.of(DEMO, PROJECT, DIRECTORY, RUNBOOK, INTERVAL);

    private static final Set<String> ASK_FOR_HELP = Set.of("--help", "-h");
    private static final int COLUMN = 25;
    private static final int MOST_EDITS = 2;

    private ServeOptions() {}

    static boolean askForHelp(String... args) {
        return Arrays.stream(args).anyMatch(ASK_FOR_HELP::contains);
    }

    /** What was typed after {@code serve}. */
    static CommandLine parse(String... args) throws UsageException {
        CommandLine typed;
        try {
            typed =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .setStripLeadingAndTrailingQuotes(false)
                            .get()
                            .parse(options(), args);
        } catch (UnrecognizedOptionException unknown) {
            throw new UsageException(unknownOption(unknown.getOption()));
        } catch (MissingArgumentException missing) {
            throw new UsageException(
                    "option --%s needs a value".formatted(missing.getOption().getLongOpt()));
        } catch (ParseException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
        if (!typed.getArgList().isEmpty()) {
            throw new UsageException(
                    "'preflight serve' takes no '%s'; a runbook is named with --runbook"
                            .formatted(typed.getArgList().get(0)));
        }
        for (Option option : options().getOptions()) {
            String name = option.getLongOpt();
            String[] values = typed.getOptionValues(name);
            if (!name.equals(RUNBOOK) && values != null && values.length > 1) {
                throw new UsageException("--%s may be given only once".formatted(name));
            }
        }
        return typed;
    }

    private static String unknownOption(String typed) {
        List<String> names =
                options().getOptions().stream().map(it -> "--" + it.getLongOpt()).toList();
        return "'preflight serve' has no option %s%s"
                .formatted(
                        typed,
                        Nearest.among(names, typed, MOST_EDITS)
                                .map(", did you mean '%s'?"::formatted)
                                .orElse(""));
    }

    static String help() {
        StringBuilder text =
                new StringBuilder(
                        """
                        preflight serve

                        watches until it is stopped, and answers over REST

                        """);
        for (Option option : options().getOptions()) {
            String value = option.hasArg() ? " " + option.getArgName() : "";
            String call = "--" + option.getLongOpt() + value;
            text.append("  ").append(call).append(" ".repeat(Math.max(1, COLUMN - call.length())));
            text.append(option.getDescription()).append('\n');
        }
        return text.toString();
    }

    private static Options options() {
        return new Options()
                .addOption(flag(DEMO, "watch the embedded stack of the demo instead"))
                .addOption(
                        valued(PROJECT, "NAME", "compose project (default: as compose finds it)"))
                .addOption(valued(DIRECTORY, "DIR", "the project's directory (default: this one)"))
                .addOption(valued(RUNBOOK, "RUNBOOK", "to run (default: workers); may be repeated"))
                .addOption(valued(INTERVAL, "TIME", "from one run to the next (default: 30s)"))
                .addOption(valued(CONFIG, "FILE", "targets and settings, as *.properties"))
                .addOption(valued(HOST, "ADDRESS", "to listen on (default: 127.0.0.1)"))
                .addOption(valued(PORT, "PORT", "to listen on (default: 8420; 0: any)"));
    }

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    private static Option valued(String name, String value, String description) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
    }
}
