package dev.preflight.core.check;

import dev.preflight.core.probe.CommandEnded;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the end of a command tells nothing: a part of it could not be run, or it compared what
 * cannot be compared. What it printed afterwards, good or bad, was not established by anything.
 */
final class Inconclusive {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    // 128 itself is what git and others end with of their own accord.
    private static final int FIRST_SIGNAL = 129;
    private static final int LAST_SIGNAL = 192;

    // A test on text that is no number is false in [ ] and makes an if take its else. The prefix
    // and the bracket are the same in every language of bash.
    private static final String OF_BASH =
            "(?:\\S*/)?bash: (?:-c: )?\\S++ \\d++ ?: (?:\\[{1,2}: .*|.*(?:command not found"
                    + "|syntax error|unbound variable|division by 0).*)";
    // It read what is no JSON, or JSON of another shape than was expected.
    private static final String OF_JQ = "(?:jq: )?parse error: .*|jq: error.*";
    private static final Pattern COMPLAINT =
            Pattern.compile("(?m)^(?:" + OF_BASH + "|" + OF_JQ + ")$");
    private static final Pattern OF_ENGINE_CLIENT =
            Pattern.compile(
                    "(?im)^.*(?:cannot connect to (?:the docker daemon|podman)"
                            + "|failed to connect to the docker api"
                            + "|permission denied while trying to connect to the docker"
                            + "|error during connect: ).*$");

    private Inconclusive() {}

    /** Why it tells nothing; empty if it tells something. */
    static Optional<String> reason(CommandEnded ended) {
        int status = ended.exitStatus();
        if (status == NOT_EXECUTABLE || status == NOT_FOUND) {
            return Optional.of("something in it was not found or is not executable");
        }
        if (status >= FIRST_SIGNAL && status <= LAST_SIGNAL) {
            return Optional.of("it was ended by signal " + (status - 128));
        }
        Matcher complaint = COMPLAINT.matcher(ended.errors());
        return complaint.find() ? Optional.of(complaint.group()) : Optional.empty();
    }

    /**
     * Why what it printed tells nothing: also if a container engine did not answer it. Its exit
     * status may be about just that, but what it printed of containers, good or bad, is made up.
     */
    static Optional<String> reasonOfOutput(CommandEnded ended) {
        return reason(ended)
                .or(() -> {
                    Matcher complaint = OF_ENGINE_CLIENT.matcher(ended.errors());
                    return complaint.find()
                            ? Optional.of(complaint.group().strip())
                            : Optional.empty();
                });
    }
}
