package dev.preflight.core.simulation;

import dev.preflight.core.incident.Refusal.Guardrail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what happened in all histories, since what never happened was not proved. */
final class Coverage {
    private final Map<Happening, Integer> times = new EnumMap<>(Happening.class);

    void saw(Happening happening) {
        times.merge(happening, 1, Integer::sum);
    }

    private int timesOf(Happening happening) {
        return times.getOrDefault(happening, 0);
    }

    /** In one line, for people. */
    String describe() {
        StringBuilder refused = new StringBuilder();
        for (Guardrail guardrail : Guardrail.values()) {
            String name = guardrail.name().toLowerCase(Locale.ROOT);
            refused.append(
                    " %s %d".formatted(name, timesOf(Happening.valueOf("REFUSED_" + guardrail))));
        }
        return "%d runs, %d attempts, %d healed, %d crashes, %d stopped, %d taken over, %d leases lost, %d escalations; refused:%s"
                .formatted(
                        timesOf(Happening.PASSED_RUN)
                                + timesOf(Happening.HEALED_RUN)
                                + timesOf(Happening.FAILED_RUN)
                                + timesOf(Happening.ERROR_RUN)
                                + timesOf(Happening.PLAN_RUN),
                        timesOf(Happening.ATTEMPT),
                        timesOf(Happening.HEALED_RUN),
                        timesOf("CRASH_"),
                        timesOf("STOPPED_"),
                        timesOf(Happening.TAKEN_OVER),
                        timesOf(Happening.LEASE_LOST),
                        timesOf(Happening.ESCALATION),
                        refused);
    }

    /** What has not happened. */
    List<Happening> missing() {
        List<Happening> missing = new ArrayList<>(List.of(Happening.values()));
        missing.removeIf(it -> timesOf(it) > 0);
        return missing;
    }

    /** Of all those whose names begin so. */
    private int timesOf(String prefix) {
        int sum = 0;
        for (Happening happening : Happening.values()) {
            sum += happening.name().startsWith(prefix) ? timesOf(happening) : 0;
        }
        return sum;
    }
}
