package dev.preflight.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Calls the command inside this process, with nothing of this process's environment. */
record Shell(Path directory, Map<String, String> environment) {
    /** What a call came to. */
    record Ended(int status, String out, String err) {}

    /** In a directory, with an engine that is not there. */
    static Shell withoutEngine(Path directory) {
        return new Shell(
                directory,
                Map.of(
                        "HOME",
                        directory.toString(),
                        "DOCKER_HOST",
                        "unix://" + directory.resolve("no-engine"),
                        "COMPOSE_PROJECT_NAME",
                        "shop"));
    }

    Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(directory, more);
    }

    Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Cli(terminal(print(out), print(err))).run(args);
        return new Ended(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The terminal of a call that writes to these. */
    Terminal terminal(PrintStream out, PrintStream err) {
        return new Terminal(
                out, err, false, false, 80, StandardCharsets.UTF_8, environment, directory);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}
