package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.Report.Action;
import dev.preflight.it.sandbox.SandboxEngine.Deed;
import dev.preflight.it.service.CrashProof.Promise;
import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.service.LedgerView.Moment;
import dev.preflight.it.service.LiveStream.Heard;
import dev.preflight.it.service.SoakFault.Expected;
import java.util.Comparator;
import java.util.List;

/** Holds what a service remembers to what was really done to its targets, and by them. */
record SoakProof(List<Incident> incidents) {
    /** Latest first, as the service gives them. */
    SoakProof {
        incidents =
                incidents.stream()
                        .sorted(Comparator.comparingLong(it -> it.timeline().get(0).sequence()))
                        .toList();
    }

    /**
     * Every fault has led to its incidents and to no others, each with the attempts that it needed,
     * and the engine was told to do what the ledger says, and nothing else.
     */
    void assertNothingMissedAndNothingDouble(SoakTarget target, List<Deed> deeds) {
        List<Incident> its =
                incidents.stream().filter(it -> it.target().equals(target.name())).toList();
        List<Expected> expected = target.expected();
        assertThat(its)
                .as("incidents of %s", target.name())
                .extracting(Incident::check)
                .containsExactlyElementsOf(expected.stream().map(Expected::check).toList());
        for (int i = 0; i < its.size(); i++) {
            assertAsExpected(its.get(i), expected.get(i));
        }
        List<String> cured = expected.stream().flatMap(it -> it.cured().stream()).toList();
        assertThat(deeds)
                .as("what the engine was told to do on %s", target.name())
                .extracting(Deed::service)
                .containsExactlyElementsOf(cured);
    }

    private static void assertAsExpected(Incident incident, Expected expected) {
        assertThat(incident.state()).as("state of %s", incident).isEqualTo("CLOSED");
        assertThat(incident.attempts()).as("%s", incident).hasSize(expected.attempts());
        assertThat(incident.times("attempt.started"))
                .as("attempts of %s", incident)
                .isEqualTo(expected.attempts());
        assertThat(incident.times("incident.escalated"))
                .as("told of %s", incident)
                .isEqualTo(expected.guardrail() == null ? 0 : 1);
        assertThat(incident.times("incident.healed")).as("%s", incident).isEqualTo(1);
        assertThat(incident.times("incident.reopened")).as("%s", incident).isZero();
        List<Action> actions =
                incident.attempts().stream().flatMap(it -> it.actions().stream()).toList();
        assertThat(actions)
                .as("actions of %s", incident)
                .extracting(Action::outcome)
                .allMatch("DONE"::equals);
        assertThat(actions)
                .as("actions of %s", incident)
                .extracting(Action::target)
                .containsExactlyElementsOf(expected.cured());
    }

    /**
     * What is left of them is as it was when they were over, but for the beginnings of timelines
     * that may have gone for want of room; and there are no others.
     */
    void assertUnchanged(List<Incident> left) {
        for (Incident its : left) {
            Incident known =
                    incidents.stream()
                            .filter(it -> it.id().equals(its.id()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("caused by no fault: " + its));
            assertThat(its).usingRecursiveComparison().ignoringFields("timeline").isEqualTo(known);
            int gone = known.timeline().size() - its.timeline().size();
            assertThat(known.timeline().subList(gone, known.timeline().size()))
                    .isEqualTo(its.timeline());
        }
    }

    /** What was promised of budgets and waits. */
    void assertKept(List<Promise> promises) {
        new CrashProof().assertKept(incidents, promises);
    }

    /** Whoever listened has heard of everything, in order, and of nothing twice. */
    void assertHeardOnce(List<Heard> heard, List<Long> told) {
        List<Long> happened =
                incidents.stream()
                        .flatMap(it -> it.timeline().stream())
                        .map(Moment::sequence)
                        .sorted()
                        .toList();
        assertThat(heard).extracting(Heard::id).as("the stream").isEqualTo(happened);
        assertThat(told).as("the receiver").isEqualTo(happened);
    }
}
