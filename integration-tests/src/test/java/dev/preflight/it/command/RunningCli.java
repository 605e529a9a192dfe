package dev.preflight.it.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command while it runs. What it writes goes to files, so that it is never held up. */
public final class RunningCli {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final List<String> line;
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private RunningCli(List<String> line, Process process, Path stdout, Path stderr) {
        this.line = line;
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Starts a program, which writes to files in {@code output}. */
    public static RunningCli start(
            List<String> line, Path directory, Map<String, String> environment, Path output) {
        Path stdout = output.resolve("stdout");
        Path stderr = output.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(directory.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new RunningCli(line, builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written to stdout so far. */
    public String stdout() {
        return content(stdout);
    }

    /** What it has written to stderr so far. */
    public String stderr() {
        return content(stderr);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Tells it to stop. */
    public void send(StopSignal signal) {
        try {
            String pid = String.valueOf(process.pid());
            int exit =
                    new ProcessBuilder("kill", signal.option(), pid).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "kill %s %s failed:%n%s".formatted(signal.option(), pid, describe()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits for its end, which must come within two minutes. */
    public CliRun end() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("ran for more than " + PATIENCE + ":\n" + describe());
            }
            return new CliRun(line, process.exitValue(), content(stdout), content(stderr));
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** The call, and all that it has led to so far. */
    public String describe() {
        String state = process.isAlive() ? "still running" : "exit " + process.exitValue();
        return "$ %s\n[%s]\n--- stdout\n%s\n--- stderr\n%s"
                .formatted(String.join(" ", line), state, content(stdout), content(stderr));
    }

    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new AssertionError("more than " + MOST_BYTES + " bytes in " + file);
            }
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
