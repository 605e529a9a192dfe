package dev.preflight.adapters.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs with nothing on stdin, and keeps up to 64 KiB each of what they write to stdout and
 * stderr. Safe for threads.
 *
 * <p>What a program leaves running in the background is ended with it, unless its output has been
 * redirected, as in {@code nohup ./server >server.log 2>&1 &}.
 */
public final class ProcessRunner {
    // Far longer than it takes to read a full pipe.
    private static final Duration DRAIN = Duration.ofMillis(250);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path OWN_STAT = Path.of("/proc/self/stat");

    /**
     * Runs a program to its end, or to the end of its time.
     *
     * @param command program and arguments; the program is a path or searched for in the PATH of
     *     the environment, or of this process if that has none
     * @param directory in which it runs
     * @param environment all of it: nothing is inherited
     * @param timeout after which it is ended with everything that it started
     * @throws IOException if it could not be started
     * @throws InterruptedException if told to stop; it and everything that it started has been
     *     ended by then
     */
    public ProcessResult run(
            List<String> command, Path directory, Map<String, String> environment, Duration timeout)
            throws IOException, InterruptedException {
        boolean ownSession = Files.isExecutable(SETSID) && Files.isReadable(OWN_STAT);
        Process process = start(command, directory, environment, ownSession);
        ProcessTree tree = new ProcessTree(process, ownSession);
        Capture output = Capture.of(process.getInputStream(), "stdout of " + command.get(0));
        Capture errors = Capture.of(process.getErrorStream(), "stderr of " + command.get(0));
        try {
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || !areDrained(output, errors) || tree.keepsOutput(DRAIN)) {
                tree.end();
                areDrained(output, errors);
            }
            int status = ended ? process.exitValue() : -1;
            return new ProcessResult(
                    status,
                    !ended,
                    output.text(),
                    errors.text(),
                    output.isWhole() && errors.isWhole());
        } catch (InterruptedException stopped) {
            tree.end();
            throw stopped;
        }
    }

    private static Process start(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            boolean ownSession)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(
                    command.get(0) + " cannot run in " + directory + ": no such directory");
        }
        List<String> line = new ArrayList<>();
        if (ownSession) {
            line.add(SETSID.toString());
        }
        line.add(find(command.get(0), directory, environment.get("PATH")).toString());
        line.addAll(command.subList(1, command.size()));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().clear();
        try {
            builder.environment().putAll(environment);
        } catch (IllegalArgumentException impossible) {
            // Its message holds the value, which may be a secret.
            throw new IOException("a variable of the environment has an impossible name or value");
        }
        builder.redirectInput(new File("/dev/null"));
        return builder.start();
    }

    private static Path find(String program, Path directory, @Nullable String childPath)
            throws IOException {
        if (program.indexOf('/') >= 0) {
            Path path = directory.resolve(program).toAbsolutePath();
            if (isProgram(path)) {
                return path;
            }
            throw new IOException("program " + path + " does not exist or is not executable");
        }
        String path = childPath == null ? System.getenv("PATH") : childPath;
        for (String place : path == null ? new String[0] : path.split(":", -1)) {
            Path candidate = directory.resolve(place).resolve(program).toAbsolutePath();
            if (isProgram(candidate)) {
                return candidate;
            }
        }
        throw new IOException("program " + program + " was not found in PATH " + path);
    }

    private static boolean isProgram(Path path) {
        return Files.isExecutable(path) && !Files.isDirectory(path);
    }

    private static boolean areDrained(Capture output, Capture errors) throws InterruptedException {
        output.join(DRAIN.toMillis());
        errors.join(DRAIN.toMillis());
        return !output.isAlive() && !errors.isAlive();
    }
}
