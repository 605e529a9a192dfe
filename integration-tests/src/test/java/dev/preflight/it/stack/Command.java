package dev.preflight.it.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end, which comes after a minute at the latest.
 *
 * @param directory the working directory
 * @param line the program and its arguments
 */
public record Command(Path directory, List<String> line) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    public Command {
        line = List.copyOf(line);
    }

    /** A program that works in this process's directory. */
    public static Command of(String... line) {
        return new Command(Path.of("").toAbsolutePath(), List.of(line));
    }

    /**
     * What became of a program.
     *
     * @param exit its exit status, 137 also when it took too long and was killed
     */
    public record Result(Command command, int exit, String stdout, String stderr) {
        public boolean ok() {
            return exit == 0;
        }

        /** The standard output of a program that had to succeed. */
        public String orFail() {
            if (!ok()) {
                throw new IllegalStateException(this.describe());
            }
            return stdout;
        }

        /** How it was called, and all that it has led to. */
        public String describe() {
            return "%s in %s: exit status %d%n%s%n%s"
                    .formatted(
                            String.join(" ", command.line()),
                            command.directory(),
                            exit,
                            stdout,
                            stderr);
        }
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException when the program cannot be started
     */
    public Result run() {
        try {
            return runWithOutputInFiles();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + String.join(" ", line), e);
        }
    }

    /* Files and not pipes: a grandchild that keeps a pipe open would keep its reader waiting. */
    private Result runWithOutputInFiles() throws IOException {
        Path stdout = Files.createTempFile("stdout", ".txt");
        Path stderr = Files.createTempFile("stderr", ".txt");
        try {
            int exit = exitStatus(start(stdout, stderr));
            return new Result(this, exit, textOf(stdout), textOf(stderr));
        } finally {
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }

    private Process start(Path stdout, Path stderr) throws IOException {
        Process process =
                new ProcessBuilder(line)
                        .directory(directory.toFile())
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile())
                        .start();
        process.getOutputStream().close();
        return process;
    }

    private static int exitStatus(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                return process.destroyForcibly().waitFor();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /* Containers may log anything: what is not UTF-8 must not end a test. */
    private static String textOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
