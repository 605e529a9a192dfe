package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.cure.Cure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one cure. */
final class CureReader {
    private static final int MOST_RETRIES = 100;
    private static final int USUAL_RETRIES = 1;
    private static final Duration MOST_WAIT = Duration.ofDays(1);
    // What a process needs to come up, if its author does not say.
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final Duration MOST_TIMEOUT = Duration.ofHours(1);
    // An image may have to be fetched.
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration USUAL_HOLD = Duration.ofSeconds(5);
    private static final Pattern QUOTED =
            Pattern.compile(
                    "\"([^\"]{1,500})\"|\u201c([^\u201d]{1,500})\u201d"
                            + "|\u201e([^\u201c]{1,500})\u201c|`([^`]{1,500})`");

    private static final int MOST_SYMPTOMS = 20;

    private final Findings findings;

    CureReader(Findings findings) {
        this.findings = findings;
    }

    CureEntry read(Node.Fields fields) {
        FieldReader cure = new FieldReader("cure", fields, Keys.CURE, findings);
        String title = cure.textOr("title", "Cure");
        Duration timeout = cure.duration("timeout", MOST_TIMEOUT).orElse(USUAL_TIMEOUT);
        StepReader steps = new StepReader(findings, timeout);
        String byHand = readSteps(cure, steps);
        int retries = cure.count("maxRetries", MOST_RETRIES).orElse(USUAL_RETRIES);
        if (!byHand.isEmpty() && retries > 0) {
            cure.node("maxRetries").ifPresent(this::nothingToRetry);
        }
        Cure what =
                new Cure(
                        title,
                        steps.diagnostics(),
                        steps.actions(),
                        steps.actions().isEmpty() ? 0 : retries,
                        cure.duration("waitAfterCure", MOST_WAIT).orElse(USUAL_WAIT),
                        early(cure),
                        busyAllowed(cure));
        CureEntry.Reference check =
                cure.text("check")
                        .map(it -> new CureEntry.Reference(it.place(), it.value()))
                        .orElse(null);
        return new CureEntry(
                cure.place(), title, symptoms(cure), check, what, steps.scripts(), byHand);
    }

    private void nothingToRetry(Node retries) {
        findings.warning(
                LintCode.WRONG_VALUE,
                retries.place(),
                "there is nothing to try: this cure is plain words, for a person. To have it run,"
                        + " put it in a fence of bash, or in YAML behind 'command:'");
    }

    /** Reads the steps; answers with what is to be done by hand instead. */
    private static String readSteps(FieldReader cure, StepReader steps) {
        if (cure.node("diagnostics").isPresent()) {
            steps.readDiagnostics(cure.entries("diagnostics"));
        }
        Node node = cure.node("cure").orElse(null);
        if (node instanceof Node.Text text) {
            return text.value().strip();
        }
        if (node instanceof Node.Fields single) {
            steps.readActions(List.of(single));
        } else if (node != null) {
            steps.readActions(cure.entries("cure"));
        } else {
            cure.missing("cure", "say what to do; if only a person can, say that in plain words");
        }
        return "";
    }

    private static @Nullable Duration early(FieldReader cure) {
        Optional<Node.Text> text = cure.text("verify");
        if (text.isEmpty()) {
            return null;
        }
        String words = text.get().value().toLowerCase(Locale.ROOT);
        if (words.equals("after the wait") || words.equals("after wait")) {
            return null;
        }
        if (words.equals("early")) {
            return USUAL_HOLD;
        }
        Values.Time hold =
                words.startsWith("early") ? Values.time(words.substring("early".length())) : null;
        if (hold == null) {
            cure.wrong(
                    text.get().place(),
                    "'%s' is no way to verify: write 'early 5 s', where a pass must hold that long, or leave it out to wait it out"
                            .formatted(text.get().value()));
            return null;
        }
        return hold.duration();
    }

    private static boolean busyAllowed(FieldReader cure) {
        Optional<Node.Text> text = cure.text("busy");
        if (text.isEmpty()) {
            return false;
        }
        switch (text.get().value().toLowerCase(Locale.ROOT)) {
            case "allow" -> {
                return true;
            }
            case "leave alone", "never" -> {
                return false;
            }
            default ->
                    cure.wrong(
                            text.get().place(),
                            "'%s' is not known here: write 'allow' to let busy workers be restarted, or leave it out"
                                    .formatted(text.get().value()));
        }
        return false;
    }

    /** Whether only what is quoted in a symptom counts. */
    static boolean hasQuotes(String symptom) {
        return QUOTED.matcher(symptom).find();
    }

    private static List<String> symptoms(FieldReader cure) {
        List<String> symptoms = new ArrayList<>();
        for (Node.Text text : cure.texts("symptom")) {
            Matcher quoted = QUOTED.matcher(text.value());
            boolean any = false;
            while (quoted.find()) {
                any = true;
                for (int group = 1; group <= quoted.groupCount(); group++) {
                    if (quoted.group(group) != null) {
                        symptoms.add(quoted.group(group));
                    }
                }
            }
            if (!any) {
                symptoms.addAll(text.value().lines().toList());
            }
        }
        if (symptoms.size() > MOST_SYMPTOMS) {
            cure.wrong(
                    cure.node("symptom").orElseThrow().place(),
                    "these are %d symptoms: at most %d make sense for one cure"
                            .formatted(symptoms.size(), MOST_SYMPTOMS));
            return symptoms.subList(0, MOST_SYMPTOMS);
        }
        return symptoms;
    }
}
