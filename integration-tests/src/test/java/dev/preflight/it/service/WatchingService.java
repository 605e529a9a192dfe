package dev.preflight.it.service;

import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.service.ServiceClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packaged service, which watches the target {@code lab}; may be killed and started again. */
public final class WatchingService implements AutoCloseable {
    private static final String TARGET = "preflight.targets.lab.";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PackagedCli cli;
    private final Path scratch;
    private final Map<String, String> settings = new TreeMap<>();
    private @Nullable RunningCli process;
    private @Nullable ServiceClient client;

    /**
     * One that is not started yet.
     *
     * @param cli started as its {@code serve}, with its state directory
     * @param scratch takes the configuration
     * @param directory of the project that it watches
     */
    public WatchingService(PackagedCli cli, Path scratch, Path directory) {
        this(cli, scratch);
        target("directory", directory.toString());
    }

    /** One that is not started yet, with its state and its configuration in a directory. */
    static WatchingService in(Path scratch, Path directory) {
        return new WatchingService(
                PackagedCli.launched(scratch.resolve("cli")), scratch, directory);
    }

    /** One that watches no target yet. */
    WatchingService(PackagedCli cli, Path scratch) {
        this.cli = cli;
        this.scratch = scratch;
    }

    /** One that carries out a runbook of these tests. */
    WatchingService carryingOut(String runbook) {
        Path directory = scratch.resolve("runbooks");
        try (InputStream in = WatchingService.class.getResourceAsStream("/runbook/" + runbook)) {
            Files.createDirectories(directory);
            Files.write(
                    directory.resolve(runbook),
                    Objects.requireNonNull(in, "no resource " + runbook).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return set("preflight.runbook-directory", directory.toString()).target("runbooks", runbook);
    }

    /** The file of the runbook that it carries out, for the command. */
    String runbook(String name) {
        return scratch.resolve("runbooks").resolve(name).toString();
    }

    /** Sets a key of its configuration. */
    public WatchingService set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Sets something of the target. */
    public WatchingService target(String key, String value) {
        return set(TARGET + key, value);
    }

    /** Starts it, and returns how long it took until it answered what it remembers. */
    public Duration start() {
        long begin = System.nanoTime();
        launch();
        client = ServedProcess.awaitAnnouncement(running());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(UncheckedIOException.class)
                .until(() -> get("/api/v1/incidents?limit=1").status() == 200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Starts it, and waits for nothing. */
    void launch() {
        process = cli.start("serve", "--config", configuration().toString(), "--port", "0");
    }

    private Path configuration() {
        List<String> lines = new ArrayList<>();
        settings.forEach((key, value) -> lines.add(key + "=" + value));
        try {
            return Files.write(scratch.resolve("watching.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a loss of power would. */
    void kill() {
        running().kill();
        running().end();
    }

    public ServiceClient client() {
        if (client == null) {
            throw new IllegalStateException("not started");
        }
        return client;
    }

    LedgerView ledger() {
        return new LedgerView(client());
    }

    Answer get(String path) {
        return client().get(path);
    }

    /** All that it has logged since its latest start. */
    String log() {
        return running().stdout();
    }

    long pid() {
        return running().pid();
    }

    public String describe() {
        return running().describe();
    }

    private RunningCli running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
