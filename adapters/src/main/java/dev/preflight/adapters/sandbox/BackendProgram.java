package dev.preflight.adapters.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backend: keeps the list of workers in memory and decides what its server answers. */
final class BackendProgram implements Program {
    private final BackendServer server;
    private final WorkerRegistryBook registry;
    private final Duration startUp;
    private final Map<BackendPath, BackendMode> modes = new EnumMap<>(BackendPath.class);
    private AnswerShape shape = AnswerShape.CURRENT;
    private @Nullable Instant readyAt;
    private boolean paused;
    private int run;

    BackendProgram(BackendServer server, SandboxTiming timing) {
        this.server = server;
        registry = new WorkerRegistryBook(timing);
        startUp = timing.startUp();
    }

    WorkerRegistryBook registry() {
        return registry;
    }

    /** Which of its runs it is in: the number of times it was started. */
    int run() {
        return run;
    }

    /** Since when workers can register; may lie ahead. Null while it is paused or does not run. */
    @Nullable Instant acceptingSince() {
        return paused ? null : readyAt;
    }

    void answer(BackendPath path, BackendMode mode) {
        modes.put(path, mode);
        server.dropHanging();
    }

    void answerShape(AnswerShape shape) {
        this.shape = shape;
    }

    /** What a request gets now. */
    Reply reply(BackendPath path, Instant now) {
        if (paused) {
            return new Reply(BackendMode.HANG, "");
        }
        // As Docker's proxy does while nothing listens behind it: accept, then close.
        if (readyAt == null || readyAt.isAfter(now)) {
            return new Reply(BackendMode.DROP, "");
        }
        BackendMode mode = modes.getOrDefault(path, BackendMode.NORMAL);
        return switch (path) {
            case HEALTH -> new Reply(mode, "{\"status\":\"healthy\"}");
            case WORKERS -> new Reply(mode, new RegistryAnswers(registry, now).inShape(shape));
        };
    }

    @Override
    public void started(LogBook log, Instant now) throws IOException {
        server.open();
        run++;
        readyAt = now.plus(startUp);
        log.add(now, "INFO", Program.greeting(SandboxService.BACKEND.name()));
        log.add(now, "INFO", "listening on port " + SandboxService.BACKEND.port());
    }

    @Override
    public void ended(Instant now) {
        readyAt = null;
        paused = false;
        registry.forgetAll();
        server.shut();
    }

    @Override
    public void paused(Instant now) {
        paused = true;
    }

    @Override
    public void resumed(Instant now) {
        paused = false;
        if (readyAt != null && readyAt.isBefore(now)) {
            readyAt = now;
        }
        server.dropHanging();
    }

    @Override
    public void catchUp(Instant now) {}

    /**
     * What a request gets.
     *
     * @param mode how it is answered
     * @param json the whole and right answer
     */
    record Reply(BackendMode mode, String json) {}
}
