package dev.preflight.adapters.report;

import dev.preflight.core.check.Subject;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a person can do about a check that did not pass. */
final class NextSteps {
    private static final int MOST_SERVICES = 4;

    private final RunReport report;
    private final CheckReport check;

    NextSteps(RunReport report, CheckReport check) {
        this.report = report;
        this.check = check;
    }

    void write(Page page) {
        List<String> steps = steps();
        if (steps.isEmpty()) {
            return;
        }
        page.at(CheckSection.DETAIL).text(Tone.STRONG, "What to do next").end();
        for (String step : steps) {
            page.at(CheckSection.DETAIL + 2).text("- ").wrapped(step).end();
        }
    }

    /** The steps, in order; empty if there is nothing to do. */
    List<String> steps() {
        return switch (check.result().outcome()) {
            case FAIL -> goesOnByItself() ? List.of() : afterFailure();
            case ERROR -> afterUnknown();
            case WARN -> advice();
            case PASS, SKIPPED, BLOCKED -> List.of();
        };
    }

    private boolean goesOnByItself() {
        RemediationReport remedied = check.remedied();
        return remedied != null
                && (remedied.state().equals(RemediationReport.PLANNED)
                        || RemediationSection.isUnderWay(remedied));
    }

    private String state() {
        RemediationReport remedied = check.remedied();
        return remedied == null ? "" : remedied.state();
    }

    // The advice is for what is known to be wrong, as it is when somebody else was asked.
    private List<String> afterUnknown() {
        List<String> steps = new ArrayList<>();
        if (check.check().probe() instanceof HttpProbe http && http.service() != null) {
            add(steps, check.check().advice());
        }
        steps.add("Find out why it could not be established, then run it again.");
        return steps;
    }

    private List<String> afterFailure() {
        List<String> steps = new ArrayList<>();
        Cure cure = check.check().remedy();
        boolean isRefused = check.remedied() != null;
        if (report.mode() == Mode.CHECK && cure != null && cure.maxRetries() > 0 && !isRefused) {
            steps.add("Let preflight heal try: " + cure.title());
        }
        add(steps, check.check().advice());
        add(steps, logs());
        if (state().equals("EXHAUSTED")) {
            steps.add("Once the cause is mended: preflight heal --reset, for fresh attempts");
        }
        // Who suppresses a cure says what to do.
        if (steps.isEmpty() && !state().equals("SUPPRESSED")) {
            steps.add("Mend it by hand, then run it again.");
        }
        return steps;
    }

    private List<String> advice() {
        String advice = check.check().advice();
        return advice.isBlank() ? List.of() : List.of(advice);
    }

    private String logs() {
        Set<String> services = new LinkedHashSet<>();
        for (Subject subject : check.result().subjects()) {
            if (subject instanceof Subject.OfContainer it) {
                addIfPlain(services, it.container().service());
            }
        }
        RemediationReport remedied = check.remedied();
        if (services.isEmpty() && remedied != null) {
            for (Attempt attempt : remedied.attempts()) {
                addTargets(services, attempt.actions());
            }
        }
        return services.isEmpty()
                ? ""
                : "docker compose -p "
                        + report.target().project()
                        + " logs "
                        + String.join(" ", services);
    }

    private static void addTargets(Set<String> services, List<ActionReport> actions) {
        for (ActionReport action : actions) {
            switch (action.kind()) {
                case "restart", "start", "unpause", "create" ->
                        addIfPlain(services, action.target());
                default -> {}
            }
        }
    }

    // People paste the command into a shell: a name from outside must be nothing but a name.
    private static void addIfPlain(Set<String> services, String name) {
        if (services.size() == MOST_SERVICES || name.startsWith("-")) {
            return;
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean plain = character < 128 && Character.isLetterOrDigit(character);
            if (!plain && "._-".indexOf(character) < 0) {
                return;
            }
        }
        services.add(name);
    }

    private static void add(List<String> steps, String step) {
        if (!step.isBlank()) {
            steps.add(step);
        }
    }
}
