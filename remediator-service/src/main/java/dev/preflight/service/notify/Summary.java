package dev.preflight.service.notify;

import dev.preflight.core.HowLong;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.ledger.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says on one line what a person who was just woken up needs to know.
 *
 * @param entry that it is about
 * @param data of the entry
 * @param incident that it belongs to, as it is now; null if there is none
 * @param check that it is about; null if it is not known here
 * @param guardrail that said no; null if none did, or a later version's
 * @param reason why it said no
 */
record Summary(
        JournalEntry entry,
        EntryData data,
        @Nullable Incident incident,
        @Nullable Check check,
        @Nullable Guardrail guardrail,
        @Nullable String reason) {
    private static final int MOST = 2000;
    private static final int MOST_SEEN = 200;
    private static final int ATTEMPTS_TOLD = 3;

    String line() {
        return OneLine.of(where() + ": " + what(), MOST);
    }

    private String where() {
        String target = entry.place().target();
        return target == null ? "all targets" : target;
    }

    private String what() {
        return switch (Occasion.of(entry.type())) {
            case OPENED -> "%s (%s).".formatted(symptom(), place());
            case REOPENED ->
                    "%s (%s), again, soon after it had healed.".formatted(symptom(), place());
            case ATTEMPT -> "attempt %s to cure %s begins.".formatted(number(), place());
            case WAITING ->
                    "attempt %s to cure %s has acted%s.".formatted(number(), place(), dueAt());
            case FAILED ->
                    "attempt %s to cure %s did not help%s.".formatted(number(), place(), seen());
            case HEALED -> "%s passes again%s.".formatted(place(), how());
            case ESCALATED -> givenUp("Given up");
            case REFUSED -> givenUp("Still given up");
            case CLOSED ->
                    "%s has been healthy for long enough, its incident is closed."
                            .formatted(place());
            case RESET -> "%s has a fresh budget%s.".formatted(place(), by());
            case PAUSED -> "cures are paused%s%s%s.".formatted(by(), until(), why());
            case RESUMED -> "the pause of cures is over%s.".formatted(by());
        };
    }

    private String givenUp(String verb) {
        return "%s (%s). %s %s: %s. To do: %s."
                .formatted(
                        symptom(),
                        place(),
                        tried(),
                        verb,
                        withoutFullStop(reason == null ? "the reason is in the log" : reason),
                        withoutFullStop(toDo()));
    }

    private String symptom() {
        return check == null ? "a check failed" : withoutFullStop(check.failMessage());
    }

    private String place() {
        return entry.place().runbook() + "/" + entry.place().check();
    }

    private String number() {
        return data.text("attempt")
                .orElseGet(() -> attempts().isEmpty() ? "?" : String.valueOf(attempts().size()));
    }

    private String dueAt() {
        return data.text("dueAt").map(due -> "; it is verified at " + due).orElse("");
    }

    private String seen() {
        return data.text("verification")
                .map(seen -> "; it saw " + withoutFullStop(OneLine.of(seen, MOST_SEEN)))
                .orElse("");
    }

    private String until() {
        return data.text("until").map(end -> " until " + end).orElse("");
    }

    private String why() {
        return reason == null ? "" : ": " + withoutFullStop(reason);
    }

    private String by() {
        return data.text("by").or(() -> data.text("owner")).map(who -> " by " + who).orElse("");
    }

    private List<Attempt> attempts() {
        return incident == null ? List.of() : incident.attempts();
    }

    private String how() {
        int count = attempts().size();
        String means = count == 0 ? "without a cure" : "after " + times(count, "attempt");
        return ", " + means + data.seconds("seconds").map(Summary::later).orElse("");
    }

    private static String later(Duration duration) {
        return ", " + HowLong.inWords(duration) + " after it failed";
    }

    private String tried() {
        List<Attempt> all = attempts();
        if (all.isEmpty()) {
            return "No cure was tried.";
        }
        List<Attempt> told = all.subList(Math.max(0, all.size() - ATTEMPTS_TOLD), all.size());
        String each = told.stream().map(Summary::attempt).collect(Collectors.joining("; "));
        String omission = told.size() < all.size() ? " of which the last ones are" : "";
        return "A cure was tried %s%s: %s.".formatted(times(all.size(), "time"), omission, each);
    }

    private static String attempt(Attempt attempt) {
        String did =
                attempt.actions().stream().map(Summary::action).collect(Collectors.joining(", "));
        String saw =
                attempt.verification().isEmpty()
                        ? "was not verified"
                        : "saw " + OneLine.of(attempt.verification(), MOST_SEEN);
        return "attempt %d%s %s"
                .formatted(
                        attempt.number(),
                        did.isEmpty() ? "" : " (" + did + ")",
                        withoutFullStop(saw));
    }

    private static String action(ActionReport action) {
        String deed = action.kind() + " " + action.target();
        return action.result() == Result.DONE
                ? deed
                : "%s: %s".formatted(deed, OneLine.of(action.detail(), MOST_SEEN));
    }

    private String toDo() {
        Optional<String> advice =
                Optional.ofNullable(check).map(Check::advice).filter(text -> !text.isBlank());
        if (guardrail == null) {
            return advice.orElse("look at the incident");
        }
        return switch (guardrail) {
            case MANUAL -> advice.orElse("mend it by hand; the diagnostics say how things stand");
            case BUDGET ->
                    advice.map(text -> withoutFullStop(text) + "; then reset the incident")
                            .orElse(
                                    "find the cause in the diagnostics, mend it, and reset the incident");
            case FLAPPING -> "find out why it does not last, and reset the incident";
            case CIRCUIT ->
                    "find out what keeps breaking this target; cures go on when the hour is over";
            case PAUSE -> "mend it by hand, or end the pause";
            case BUSY -> "wait until the worker is done, or restart it by hand";
            case LOCK -> "see who else is curing this target";
            case LEDGER -> "make the ledger writable again: without it nothing is cured";
            case UNKNOWN -> "see whether the container engine and the target can be reached";
        };
    }

    private static String times(int count, String unit) {
        return count == 1 ? "1 " + unit : count + " " + unit + "s";
    }

    private static String withoutFullStop(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
