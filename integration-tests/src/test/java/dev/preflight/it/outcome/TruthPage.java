package dev.preflight.it.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The truth table as a page for people: what was expected, and what was seen, which is the same.
 */
record TruthPage(List<Section> sections, Map<Situation, Ruling> rulings) {
    private static final List<String> WORKER_CHECKS =
            List.of(
                    "backend-api",
                    "containers-running",
                    "workers-registered",
                    "worker-types",
                    "worker-states",
                    "worker-config");
    private static final List<String> CONTAINER_CHECKS = List.of("containers-well");

    String text() {
        List<String> lines = new ArrayList<>(head());
        for (Section section : sections) {
            lines.add("");
            lines.add("## " + section.section());
            lines.add("");
            lines.add(
                    "| situation | checks that do not pass | check | cures: what plan lists and heal"
                            + " does first; then | heal | the script says |");
            lines.add("|---|---|---|---|---|---|");
            section.situations().forEach(it -> lines.add(row(it)));
        }
        lines.addAll(tail());
        return String.join("\n", lines) + "\n";
    }

    private List<String> head() {
        long wrong = rulings.values().stream().filter(it -> !it.departures().isEmpty()).count();
        List<Ruling> asked =
                rulings.values().stream()
                        .filter(it -> it.quickCheck() != QuickCheck.Word.NOT_ASKED)
                        .toList();
        long misjudged = asked.stream().filter(it -> !it.isQuickCheckRight()).count();
        long falseGreen =
                asked.stream()
                        .filter(it -> !it.situation().isReady())
                        .filter(it -> it.quickCheck() == QuickCheck.Word.READY)
                        .count();
        return List.of(
                "# The truth table",
                "",
                "In %d situations, each brought about on real containers, Preflight judged %d wrongly. A shell script that asks the same"
                        .formatted(rulings.size(), wrong),
                "questions by hand, with `docker compose ps`, `curl` and `jq`, judged %d of %d wrongly: %d times it called ready what was not."
                        .formatted(misjudged, asked.size(), falseGreen),
                "",
                "`TruthTableIT` has written this page, and fails when it is not what it sees. What is true stands in",
                "[table.yaml](../integration-tests/src/test/resources/truth/table.yaml), thought out by people, for the packaged command and the",
                "packaged service; the script is [quick-check.sh](../integration-tests/src/test/resources/truth/quick-check.sh).",
                "",
                "`check` is PASSED (exit status 0), FAILED (1) or ERROR (3: it could not be established). It and `plan` change nothing. `heal` does",
                "what is listed, in this order, and nothing else: the engine says so, of every container of the project and of another project",
                "beside it, which has services of the same names and ails, too. A dash stands for nothing: nothing to cure, or nothing that may be",
                "done. After HEALED the stack itself says that it is fit. With EXHAUSTED (the budget is used up), SUPPRESSED (a guardrail says",
                "no) and MANUAL (only a person can), heal has failed.");
    }

    private List<String> tail() {
        Map<String, List<String>> notAsked = new TreeMap<>();
        for (Section section : sections) {
            for (Situation it : section.situations()) {
                if (it.whyNotByRest() != null) {
                    notAsked.computeIfAbsent(it.whyNotByRest(), none -> new ArrayList<>())
                            .add("\"" + it.name() + "\"");
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("## How it is asked");
        lines.add("");
        lines.add(
                "The command is asked to check, plan and heal in every situation. The service is asked to check and to plan in all but these:");
        lines.add("");
        notAsked.forEach((why, names) -> lines.add("- " + String.join(", ", names) + ": " + why));
        lines.add("");
        lines.add(
                "Where it says `by the service`, that heals instead of the command: what was healed once is whole. The script is asked for workers"
                        + " only; of containers of any kind it knows nothing.");
        lines.add("");
        lines.add(
                "An engine calls a container dead whose removal has failed. That is brought about by meddling, as root, with the engine's own files;"
                        + " on a machine where this cannot be, these situations are left out, and so is the comparison with this page.");
        return lines;
    }

    private String row(Situation it) {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        it.name(),
                        departing(it),
                        it.check(),
                        cures(it),
                        it.heal() == null ? "-" : it.heal() + byWhom(it),
                        script(it));
    }

    private static String departing(Situation it) {
        List<String> checks = it.runbook().equals("workers") ? WORKER_CHECKS : CONTAINER_CHECKS;
        List<String> outcomes = Arrays.asList(it.checks().split(" ", -1));
        Stream<String> unlike =
                IntStream.range(0, checks.size())
                        .filter(i -> !List.of("PASS", "BLOCKED").contains(outcomes.get(i)))
                        .mapToObj(i -> checks.get(i) + " " + outcomes.get(i));
        long blocked = outcomes.stream().filter("BLOCKED"::equals).count();
        Stream<String> rest = blocked == 0 ? Stream.of() : Stream.of(blocked + " BLOCKED");
        String all = Stream.concat(unlike, rest).collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }

    private static String cures(Situation it) {
        if (it.allDeeds().isEmpty()) {
            return "-";
        }
        String first = String.join(", ", it.deeds());
        String all = it.then().isEmpty() ? first : first + "; " + String.join(", ", it.then());
        return it.mayBeTouched().isEmpty() ? all + " (which runs: nothing happens)" : all;
    }

    private static String byWhom(Situation it) {
        return it.by().equals("service") ? " by the service" : "";
    }

    private String script(Situation it) {
        Ruling ruling = ruling(it);
        if (it.script() != null) {
            return "not asked: " + it.script();
        }
        if (!it.isForScript()) {
            return "-";
        }
        return ruling.quickCheck() + (ruling.isQuickCheckRight() ? "" : ": **wrong**");
    }

    private Ruling ruling(Situation it) {
        Ruling ruling = rulings.get(it);
        if (ruling == null) {
            throw new IllegalStateException("not heard: " + it);
        }
        return ruling;
    }
}
