package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A YAML diagnostic of a test point in the making; its keys are those of the JSON report. Texts are
 * double-quoted, which every reader of TAP understands, those with a YAML of their own included.
 */
final class TapYaml {
    private final StringBuilder yaml = new StringBuilder();
    private String indent = "  ";
    private boolean startsItem;

    static TapYaml of(CheckReport check) {
        TapYaml yaml = new TapYaml();
        CheckResult result = check.result();
        yaml.text("outcome", result.outcome().name());
        yaml.text("message", result.message());
        yaml.text("expected", result.expected());
        yaml.text("seen", result.seen());
        yaml.text("where", result.where());
        yaml.texts("findings", result.findings());
        yaml.texts("blockedBy", result.blockedBy().stream().map(CheckId::value).toList());
        yaml.millis("durationMs", result.duration());
        RemediationReport remedied = check.remedied();
        if (remedied != null) {
            yaml.remediation(remedied);
        }
        return yaml;
    }

    /** A text; nothing if it is empty. */
    void text(String key, String value) {
        if (!value.isEmpty()) {
            key(key).append(' ').append(quoted(value)).append('\n');
        }
    }

    @Override
    public String toString() {
        return yaml.toString();
    }

    private void remediation(RemediationReport remedied) {
        key("remediation").append('\n');
        deeper();
        text("cure", remedied.cure());
        text("state", remedied.state());
        number("maxRetries", remedied.maxRetries());
        text("reason", remedied.reason());
        if (!remedied.attempts().isEmpty()) {
            key("attempts").append('\n');
            deeper();
            remedied.attempts().forEach(this::attempt);
            back();
        }
        actions("diagnostics", DiagnosticsSection.latest(remedied.diagnostics(), false));
        back();
    }

    private void attempt(Attempt attempt) {
        startsItem = true;
        number("number", attempt.number());
        text("startedAt", attempt.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (actedAt != null && endedAt != null) {
            millis("waitedMs", Duration.between(actedAt, endedAt));
        }
        actions("actions", attempt.actions());
        text("verification", attempt.verification());
        back();
    }

    private void actions(String key, List<ActionReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        key(key).append('\n');
        deeper();
        for (ActionReport report : reports) {
            startsItem = true;
            text("kind", report.kind());
            text("target", report.target());
            text("outcome", report.result().name());
            text("detail", report.detail());
            back();
        }
        back();
    }

    private void number(String key, long value) {
        key(key).append(' ').append(value).append('\n');
    }

    private void millis(String key, Duration value) {
        number(key, Math.max(0, value.toMillis()));
    }

    private void texts(String key, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        key(key).append('\n');
        for (String value : values) {
            yaml.append(indent).append("  - ").append(quoted(value)).append('\n');
        }
    }

    private StringBuilder key(String key) {
        yaml.append(indent);
        if (startsItem) {
            startsItem = false;
            yaml.append("- ");
            deeper();
        }
        return yaml.append(key).append(':');
    }

    private void deeper() {
        indent += "  ";
    }

    private void back() {
        indent = indent.substring(2);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        Printable.clean(text).codePoints().forEach(character -> escape(quoted, character));
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, int character) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\t' -> quoted.append("\\t");
            // Line breaks to YAML 1.1 and to some readers of lines.
            case '\n', 0x2028, 0x2029 -> quoted.append("\\n");
            default ->
                    quoted.appendCodePoint(OneLine.isNoCharacter(character) ? 0xFFFD : character);
        }
    }
}
