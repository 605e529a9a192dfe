package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.core.check.CheckId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gives every cure its check. What cannot be told for certain is said and left undone. */
final class CureMatching {
    private final Findings findings;

    CureMatching(Findings findings) {
        this.findings = findings;
    }

    List<MatchedCure> match(List<CureEntry> cures, List<CheckEntry> checks) {
        List<MatchedCure> matched = new ArrayList<>();
        SymptomMatcher matcher = new SymptomMatcher(checks);
        for (CureEntry cure : cures) {
            Match match =
                    cure.check().isPresent()
                            ? named(cure.check().get(), checks)
                            : bySymptom(cure, matcher, checks);
            matched.add(
                    match.isCertain()
                            ? new MatchedCure(cure, match.checks().get(0), match.how())
                            : new MatchedCure(cure, null, ""));
        }
        return matched.stream().map(it -> alone(it, matched)).toList();
    }

    private Match named(CureEntry.Reference reference, List<CheckEntry> checks) {
        String name = CheckNames.words(reference.name());
        List<CheckId> found = idsWhere(check -> check.id().value().equals(name), checks);
        if (found.isEmpty()) {
            found = idsWhere(check -> CheckNames.words(check.title()).equals(name), checks);
        }
        if (found.size() == 1) {
            return new Match(found, "named by the cure");
        }
        findings.error(
                LintCode.UNKNOWN_CHECK,
                reference.place(),
                found.isEmpty()
                        ? "there is no check '%s'; there are %s"
                                .formatted(reference.name(), names(checks))
                        : "several checks are called '%s': write %s"
                                .formatted(reference.name(), joined(found, " or ")));
        return Match.NONE;
    }

    private static List<CheckId> idsWhere(
            Predicate<CheckEntry> condition, List<CheckEntry> checks) {
        return checks.stream().filter(condition).map(CheckEntry::id).toList();
    }

    private Match bySymptom(CureEntry cure, SymptomMatcher matcher, List<CheckEntry> checks) {
        Match match = matcher.match(cure);
        if (match.checks().isEmpty()) {
            findings.warning(
                    LintCode.CURE_WITHOUT_CHECK,
                    cure.place(),
                    "the cure '%s' belongs to no check, so it never runs: quote a check's fail message in its 'Symptom', or name one with 'Check: %s'"
                            .formatted(
                                    cure.title(),
                                    checks.isEmpty() ? "ID" : checks.get(0).id().value()));
        } else if (!match.isCertain()) {
            findings.warning(
                    LintCode.AMBIGUOUS_CURE,
                    cure.place(),
                    "the cure '%s' may belong to %s, so it never runs (%s): name one with 'Check: %s'"
                            .formatted(
                                    cure.title(),
                                    joined(match.checks(), " or "),
                                    match.how(),
                                    match.checks().get(0)));
        }
        return match;
    }

    // Two cures of one check: which comes first is for their author to say, not for us.
    private MatchedCure alone(MatchedCure cure, List<MatchedCure> all) {
        boolean isNamed = cure.cure().check().isPresent();
        List<MatchedCure> rivals =
                all.stream()
                        .filter(it -> cure.check() != null && cure.check().equals(it.check()))
                        .filter(it -> isNamed == it.cure().check().isPresent() || !isNamed)
                        .toList();
        if (rivals.size() < 2) {
            return cure;
        }
        findings.warning(
                LintCode.AMBIGUOUS_CURE,
                cure.cure().place(),
                "check '%s' has several cures (%s), so this one never runs: make one cure of them, or name the check in the one that is to run"
                        .formatted(
                                cure.check(),
                                rivals.stream()
                                        .map(it -> "'" + it.cure().title() + "'")
                                        .collect(Collectors.joining(", "))));
        return new MatchedCure(cure.cure(), null, "");
    }

    private static String names(List<CheckEntry> checks) {
        return joined(checks.stream().map(CheckEntry::id).toList(), ", ");
    }

    private static String joined(List<CheckId> checks, String separator) {
        return checks.stream().map(CheckId::value).collect(Collectors.joining(separator));
    }
}
