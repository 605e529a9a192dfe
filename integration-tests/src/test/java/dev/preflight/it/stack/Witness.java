package dev.preflight.it.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes down what is done to containers of compose projects: the orders that somebody gives the
 * engine, and not what befalls a container, as the death and the next start of one that crashes.
 */
public final class Witness implements AutoCloseable {
    private static final List<String> DEEDS =
            List.of("create", "destroy", "kill", "pause", "restart", "stop", "unpause");
    private static final String LABEL = "com.docker.compose.";
    private static final String FORMAT =
            "--format={{.TimeNano}} {{index .Actor.Attributes \""
                    + LABEL
                    + "project\"}}/{{index .Actor.Attributes \""
                    + LABEL
                    + "service\"}}";
    private static final long NANOS = 1_000_000_000;

    private final Path file;
    private final Process process;

    private Witness(Path file, Process process) {
        this.file = file;
        this.process = process;
    }

    /**
     * Begins to watch. Live, since the engine remembers 256 events at most.
     *
     * @param file takes what is seen
     */
    public static Witness of(Path file) {
        List<String> line =
                new ArrayList<>(
                        List.of("docker", "events", "--filter=label=" + LABEL + "project", FORMAT));
        DEEDS.forEach(it -> line.add("--filter=event=" + it));
        try {
            return new Witness(
                    file,
                    new ProcessBuilder(line)
                            .redirectOutput(file.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has seen what was just done to a container of this project. */
    public void awaitSightOf(String project) {
        await("the engine's events are seen")
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines().stream().anyMatch(it -> it.contains(" " + project + "/")));
    }

    /** The containers, as {@code project/service}, that something was done to in this time. */
    public Set<String> touched(Instant from, Instant to) {
        if (!process.isAlive()) {
            throw new IllegalStateException("docker events has ended: " + process.exitValue());
        }
        Set<String> touched = new TreeSet<>();
        for (String line : lines()) {
            int space = line.indexOf(' ');
            long nanos = Long.parseLong(line.substring(0, space));
            Instant at = Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
            if (at.isAfter(from) && at.isBefore(to)) {
                touched.add(line.substring(space + 1));
            }
        }
        return touched;
    }

    /* Without what is not yet a whole line. */
    private List<String> lines() {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
