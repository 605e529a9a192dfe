package dev.preflight.it.service;

import static dev.preflight.it.stack.FrailStack.VICTIM;

import dev.preflight.it.detect.Percentiles;
import dev.preflight.it.service.LiveStream.Heard;
import dev.preflight.it.stack.FrailStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Kills a container again and again, has the packaged service cure it, and measures how long it
 * takes until the failure is recorded as an incident, and until it is healed.
 */
final class TimeToOpen {
    private static final String CHECK = "victim-runs";
    private static final String HEALED = "incident.healed";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);

    // Three windows of preflight.detection.window.
    private static final Duration AFTERMATH = Duration.ofMillis(750);

    private final FrailStack stack;
    private final WatchingService service;
    private final List<Duration> toOpen = new ArrayList<>();
    private final List<Duration> toHeal = new ArrayList<>();

    private TimeToOpen(FrailStack stack, WatchingService service) {
        this.stack = stack;
        this.service = service;
    }

    /** Takes the number of kills and a directory. */
    public static void main(String[] args) {
        Path scratch = Path.of(args[1]);
        try (FrailStack stack =
                        FrailStack.start("preflight-time-to-open", scratch.resolve("frail"));
                WatchingService service = service(scratch, stack)) {
            new TimeToOpen(stack, service).measure(Integer.parseInt(args[0]));
        }
    }

    private static WatchingService service(Path scratch, FrailStack stack) {
        return WatchingService.in(scratch, stack.directory())
                .carryingOut("frail.yaml")
                .target("interval", "1h")
                .target("cures.victim-runs.wait-after-cure", "0s")
                .target("rules.max-cures-per-hour", "100000")
                // Kills come faster than any flapping.
                .target("rules.flapping-reopenings", "20")
                .target("rules.flapping-window", "1s")
                .target("rules.min-healthy-period", "1ms");
    }

    private void measure(int rounds) {
        service.start();
        LiveStream stream = LiveStream.after(0, service.client());
        // The first ones load classes, of the service and of the engine's client.
        for (int round = -5; round < rounds; round++) {
            calmDown();
            int before = stream.heard().size();
            stack.kill(VICTIM);
            Awaitility.await("kill " + round + " is cured")
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> stream.typesOf(CHECK, before).contains(HEALED));
            if (round >= 0) {
                take(stream.heard().subList(before, stream.heard().size()));
            }
        }
        Percentiles.print("death (engine) to incident recorded", toOpen);
        Percentiles.print("death (engine) to healed, wait of 0 s", toHeal);
    }

    // Events of one cure lead to checks together: a death in its wake waits for its turn.
    private static void calmDown() {
        Awaitility.await().pollDelay(AFTERMATH).until(() -> true);
    }

    private void take(List<Heard> events) {
        Instant death = stack.endOf(VICTIM);
        toOpen.add(Duration.between(death, timeOf("incident.opened", events)));
        toHeal.add(Duration.between(death, timeOf(HEALED, events)));
    }

    private static Instant timeOf(String type, List<Heard> events) {
        return events.stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + type + " in " + events))
                .time();
    }
}
