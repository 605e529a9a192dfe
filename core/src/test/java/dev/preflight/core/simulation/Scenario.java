package dev.preflight.core.simulation;

import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.simulation.Terms.About;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules and runbooks of one history.
 *
 * @param policy small budgets and short periods, so that their ends are reached
 * @param runbooks the checks of each by its id; those of one target have different ids
 */
record Scenario(RemediationPolicy policy, Map<String, List<Terms>> runbooks) {

    static Scenario of(Chance chance) {
        RemediationPolicy policy =
                new RemediationPolicy(
                        chance.oneOf(
                                Duration.ZERO,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(4),
                                Duration.ofMinutes(10)),
                        chance.oneOf(1, 3, 6, 20),
                        chance.oneOf(1, 2, 3, 3),
                        Duration.ofMinutes(chance.oneOf(5, 30)));
        Map<String, List<Terms>> runbooks = new LinkedHashMap<>();
        List<String> ids = List.of("parts", "workers", "containers", "more-parts");
        int first = chance.below(ids.size());
        for (int i = 0; i < chance.between(1, 2); i++) {
            String id = ids.get((first + i) % ids.size());
            runbooks.put(id, checks(id, chance));
        }
        return new Scenario(policy, runbooks);
    }

    private static List<Terms> checks(String runbook, Chance chance) {
        return switch (runbook) {
            case "parts" ->
                    List.of(
                            terms("a", About.PART, chance),
                            terms("b", About.PART, chance, "a"),
                            terms("c", About.PART, chance));
            case "more-parts" ->
                    List.of(terms("c", About.PART, chance), terms("d", About.PART, chance, "c"));
            case "workers" ->
                    List.of(
                            terms("running", About.CONTAINERS_RUNNING, chance),
                            terms("registered", About.REGISTERED, chance, "running"),
                            terms("types", About.TYPES, chance, "registered"),
                            terms("states", About.STATES, chance, "registered"));
            default -> List.of(terms("well", About.NONE_UNWELL, chance));
        };
    }

    private static Terms terms(String check, About about, Chance chance, String... requires) {
        boolean pauses = about == About.PART && chance.oneIn(4);
        return new Terms(
                check,
                about,
                List.of(requires),
                chance.oneIn(16),
                !chance.oneIn(16),
                chance.oneIn(16) ? 0 : chance.between(1, 3),
                chance.oneOf(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(15)),
                early(chance),
                chance.oneIn(5),
                pauses ? Duration.ofSeconds(3) : null);
    }

    private static @Nullable Duration early(Chance chance) {
        return chance.oneIn(4) ? Duration.ofSeconds(chance.between(0, 4)) : null;
    }

    /** A runbook of this id, built anew. */
    Runbook runbook(String id) {
        Runbook.Builder runbook = Runbook.named(id).busyWorkers(Terms.REGISTRY);
        termsOf(id).forEach(terms -> runbook.check(terms.toCheck()));
        return runbook.build();
    }

    List<Terms> termsOf(String runbook) {
        List<Terms> terms = runbooks.get(runbook);
        if (terms == null) {
            throw new IllegalArgumentException("no runbook " + runbook);
        }
        return terms;
    }

    Terms terms(String runbook, String check) {
        return new ArrayList<>(termsOf(runbook))
                .stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
    }

    List<World> worlds(Chance chance, VirtualClock clock, Healths healths) {
        List<World> worlds = new ArrayList<>();
        for (int i = 0; i < chance.oneOf(1, 1, 2); i++) {
            World world = new World("shop-" + i, clock, healths);
            runbooks.values().stream()
                    .flatMap(List::stream)
                    .filter(terms -> terms.about() == About.PART)
                    .forEach(terms -> world.part(terms.check()));
            if (runbooks.containsKey("workers") || runbooks.containsKey("containers")) {
                world.addContainers();
            }
            worlds.add(world);
        }
        return worlds;
    }
}
