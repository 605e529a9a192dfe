package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.process.ProcessResult;
import dev.preflight.adapters.process.ProcessRunner;
import dev.preflight.adapters.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code bash -n}. Where there is no bash, it has nothing to say. */
public final class BashSyntax implements SyntaxCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    // An argument of Linux is at most 128 KiB long.
    private static final int MOST_CHARACTERS = 30_000;
    private static final Pattern MESSAGE = Pattern.compile("(?m)^.*?: line (\\d{1,9}): (.*)$");

    private final ProcessRunner runner;
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * Makes one.
     *
     * @param directory in which bash starts; nothing there is read or written
     * @param environment in which bash is found
     */
    public BashSyntax(ProcessRunner runner, Path directory, Map<String, String> environment) {
        this.runner = runner;
        this.directory = directory;
        this.environment = inEnglish(environment);
    }

    @Override
    public Optional<Complaint> check(String script) throws InterruptedException {
        if (script.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            List<String> command = List.of("bash", "--norc", "-n", "-c", script);
            ProcessResult result = runner.run(command, directory, environment, TIMEOUT);
            return result.timedOut() || result.exitStatus() == 0
                    ? Optional.empty()
                    : complaint(result.errors());
        } catch (IOException unavailable) {
            // Lint works without bash: the other rules do not need it.
            return Optional.empty();
        }
    }

    private static Optional<Complaint> complaint(String errors) {
        Matcher message = MESSAGE.matcher(errors);
        return message.find()
                ? Optional.of(
                        new Complaint(
                                Integer.parseInt(message.group(1)),
                                Printable.clean(message.group(2)).strip()))
                : Optional.empty();
    }

    private static Map<String, String> inEnglish(Map<String, String> environment) {
        Map<String, String> english = new HashMap<>(environment);
        english.put("LC_ALL", "C");
        // With it, bash would read a file of the user's choice first.
        english.remove("BASH_ENV");
        return Map.copyOf(english);
    }
}
