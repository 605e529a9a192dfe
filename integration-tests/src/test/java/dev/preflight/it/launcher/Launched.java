package dev.preflight.it.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the launcher, which is killed after a minute. */
final class Launched {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Launched(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Starts it with this environment and nothing of the test's own. */
    static Launched start(Path directory, Map<String, String> environment, List<String> line)
            throws IOException {
        Path stdout = Files.createTempFile("stdout", ".txt");
        Path stderr = Files.createTempFile("stderr", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(directory.toFile())
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Launched(builder.start(), stdout, stderr);
    }

    /** Its exit status, after it has ended. */
    int status() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("it did not end: " + stdout() + stderr());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    void awaitStderr(String text) {
        await().atMost(LIMIT).until(() -> stderr().contains(text));
    }

    String stdout() {
        return content(stdout);
    }

    String stderr() {
        return content(stderr);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
