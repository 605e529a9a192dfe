package dev.preflight.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a history, to be read by people. Kept only when one is replayed. */
final class Trace {
    private final boolean isKept;
    private final VirtualClock clock;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean isKept, VirtualClock clock) {
        this.isKept = isKept;
        this.clock = clock;
    }

    void add(String who, Supplier<String> what) {
        if (isKept) {
            String at = clock.wall().toString();
            lines.add(
                    "%9.3f  %s  %-14s %s"
                            .formatted(
                                    clock.passed().toMillis() / 1000.0,
                                    at.substring(at.indexOf('T') + 1),
                                    who,
                                    what.get()));
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}
