package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.adapters.runbook.condition.ConditionException;
import dev.preflight.adapters.runbook.condition.ConditionReader;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Severity;
import dev.preflight.core.probe.Probe;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one check. */
final class CheckReader {
    private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);

    private final CheckNames names;
    private final Findings findings;

    CheckReader(CheckNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    /** The check; empty if it makes no sense, for the reasons among the findings. */
    Optional<CheckEntry> read(Node.Fields fields, CheckId id) {
        FieldReader check = new FieldReader("check", fields, Keys.CHECK, findings);
        String title = check.textOr("title", id.value());
        Severity severity = severity(check);
        Duration timeout = timeout(check);
        List<CheckId> requires = requires(check, id);
        Optional<Probe> probe = new ProbeReader(findings).read(check);
        if (probe.isEmpty()) {
            return Optional.empty();
        }
        Place conditionPlace = check.written("passIf").map(Node.Text::place).orElse(check.place());
        return condition(check, probe.get(), conditionPlace)
                .map(condition ->
                        new CheckEntry(
                                check.place(),
                                id,
                                title,
                                probe.get(),
                                probePlace(check),
                                condition,
                                conditionPlace,
                                check.textOr("failMessage", title + ": not so"),
                                severity,
                                timeout,
                                requires,
                                check.textOr("advice", "")));
    }

    private static Place probePlace(FieldReader check) {
        return check.node("command").or(() -> check.node("probe")).orElseThrow().place();
    }

    private Optional<Condition> condition(FieldReader check, Probe probe, Place place) {
        String passIf = check.written("passIf").map(Node.Text::value).orElse(null);
        try {
            Condition condition = ConditionReader.read(probe, passIf);
            switch (condition.origin()) {
                case STATED -> {}
                case SENTINEL ->
                        findings.note(LintCode.INFERRED_CONDITION, place, inferred(condition));
                case FALLBACK ->
                        findings.warning(LintCode.INFERRED_CONDITION, place, inferred(condition));
            }
            return Optional.of(condition);
        } catch (ConditionException wrong) {
            findings.error(LintCode.WRONG_CONDITION, place, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static String inferred(Condition condition) {
        return "understood as '%s', since %s; write 'Pass if: %s' to make it certain"
                .formatted(condition.text(), condition.why(), condition.text());
    }

    private static Severity severity(FieldReader check) {
        Optional<Node.Text> text = check.text("severity");
        if (text.isEmpty()) {
            return Severity.CRITICAL;
        }
        switch (text.get().value().toLowerCase(Locale.ROOT)) {
            case "critical", "error", "blocker", "required" -> {
                return Severity.CRITICAL;
            }
            case "warning", "warn", "optional" -> {
                return Severity.WARNING;
            }
            default ->
                    check.wrong(
                            text.get().place(),
                            "'%s' is no severity: write 'critical' or 'warning'"
                                    .formatted(text.get().value()));
        }
        return Severity.CRITICAL;
    }

    private static @Nullable Duration timeout(FieldReader check) {
        Duration timeout = check.duration("timeout", MOST_TIMEOUT).orElse(null);
        if (timeout != null && timeout.isZero()) {
            check.wrong(
                    check.node("timeout").orElseThrow().place(),
                    "a timeout of nothing leaves no time to observe: leave it out for 10 s");
        }
        return timeout;
    }

    private List<CheckId> requires(FieldReader check, CheckId id) {
        Set<CheckId> required = new LinkedHashSet<>();
        for (Node.Text name : check.texts("requires")) {
            Optional<CheckId> found = names.find(name.value());
            if (found.isEmpty()) {
                findings.error(
                        LintCode.UNKNOWN_CHECK,
                        name.place(),
                        "check '%s' requires '%s', which is no check here; there are %s"
                                .formatted(id, name.value(), names.listed()));
            }
            found.ifPresent(required::add);
        }
        return List.copyOf(required);
    }
}
