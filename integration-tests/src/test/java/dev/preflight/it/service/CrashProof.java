package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.service.LedgerView.Moment;
import dev.preflight.it.service.LiveStream.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold of a service's memory whenever it was killed, and has not held before. */
final class CrashProof {
    private final Set<String> known = new HashSet<>();
    private final SortedMap<Long, Heard> journal = new TreeMap<>();

    /**
     * What a cure promises.
     *
     * @param check that it is for
     * @param maxRetries the most attempts for each incident
     * @param settling from acting to verifying
     */
    record Promise(String check, int maxRetries, Duration settling) {}

    /** The number of the last entry of the journal that was heard of; 0 before the first. */
    long lastHeard() {
        return journal.isEmpty() ? 0 : journal.lastKey();
    }

    /** What was heard from a stream that began after {@link #lastHeard}. */
    void heard(List<Heard> events) {
        for (Heard event : events) {
            assertThat(event.id()).as("numbers increase: %s", event).isGreaterThan(lastHeard());
            journal.put(event.id(), event);
            known.add(event.incident());
        }
        known.remove("");
    }

    /** The journal from its beginning, which is longer than what was heard, and no other. */
    void assertNothingRewritten(List<Heard> whole) {
        assertThat(whole)
                .isSortedAccordingTo(Comparator.comparingLong(Heard::id))
                .containsAll(journal.values());
        assertThat(whole).extracting(Heard::id).doesNotHaveDuplicates();
    }

    /** No incident is lost, and each kept its budget and its waits. */
    void assertKept(List<Incident> incidents, List<Promise> promises) {
        List<String> ids = incidents.stream().map(Incident::id).toList();
        assertThat(ids).as("no incident is lost").containsAll(known).doesNotHaveDuplicates();
        known.addAll(ids);
        for (Promise promise : promises) {
            incidents.stream()
                    .filter(it -> it.check().equals(promise.check()))
                    .forEach(it -> assertKept(it, promise));
        }
    }

    private static void assertKept(Incident incident, Promise promise) {
        assertThat(incident.attempts())
                .as("attempts of %s", incident)
                .hasSizeLessThanOrEqualTo(promise.maxRetries())
                .hasSize((int) incident.times("attempt.started"));
        assertThat(incident.times("incident.escalated")).as("told of %s", incident).isLessThan(2);
        assertThat(incident.timeline())
                .as("%s", incident)
                .isSortedAccordingTo(Comparator.comparingLong(Moment::sequence));
        assertWaitsKept(incident, promise.settling());
    }

    private static void assertWaitsKept(Incident incident, Duration settling) {
        Instant due = Instant.MIN;
        for (Moment moment : incident.timeline()) {
            switch (moment.word()) {
                case "attempt.waiting" -> {
                    due = moment.due();
                    // Of an attempt that was cut off, this is written when it is found.
                    assertThat(due)
                            .as("%s of %s", moment, incident)
                            .isAfterOrEqualTo(moment.time().plus(settling));
                }
                case "attempt.started", "attempt.failed", "incident.healed" ->
                        assertThat(moment.time())
                                .as("%s of %s", moment, incident)
                                .isAfterOrEqualTo(due);
                default -> {}
            }
        }
    }

    /** No incident has led to more starts of its container than it has attempts. */
    static void assertNotStartedBeyondBudget(
            List<Instant> starts, List<Incident> incidents, Promise promise) {
        List<Incident> its =
                incidents.stream()
                        .filter(it -> it.check().equals(promise.check()))
                        .sorted(Comparator.comparing(it -> Instant.parse(it.openedAt())))
                        .toList();
        List<Instant> left = new ArrayList<>(starts);
        for (int last = its.size() - 1; last >= 0; last--) {
            Instant opened = Instant.parse(its.get(last).openedAt());
            List<Instant> of = left.stream().filter(it -> !it.isBefore(opened)).toList();
            left.removeAll(of);
            assertThat(of)
                    .as("starts for %s", its.get(last))
                    .hasSizeLessThanOrEqualTo(its.get(last).attempts().size());
        }
        assertThat(left).as("starts before the first incident").hasSize(1);
    }
}
