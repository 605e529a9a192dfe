package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Renders reports as JUnit's XML, as CI systems read it: a test suite per run and a test case per
 * check. Trouble of a run beyond its checks is a test case of its own, {@code run}.
 *
 * @see RunTrouble
 */
final class JunitReport extends TextReport {
    // Whoever shows it breaks the lines.
    private static final Style DETAILS = new Style(false, true, 1_000_000, true, false);

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String fileName() {
        return "TEST-preflight.xml";
    }

    @Override
    String render(List<RunReport> reports) {
        Xml xml = new Xml().start("testsuites").attribute("name", "preflight");
        counts(xml, new Tally(reports));
        for (RunReport report : reports) {
            suite(xml, report);
        }
        return xml.end().toString();
    }

    private static void counts(Xml xml, Tally tally) {
        xml.attribute("tests", tally.checks() + tally.troubledRuns())
                .attribute("failures", tally.of(Standing.FAILED))
                .attribute("errors", tally.of(Standing.UNKNOWN) + tally.troubledRuns())
                .attribute("skipped", tally.of(Standing.NOT_RUN))
                .attribute("time", Elapsed.inSeconds(tally.duration()));
    }

    private static void suite(Xml xml, RunReport report) {
        xml.start("testsuite").attribute("name", report.runbook().id().value());
        counts(xml, new Tally(List.of(report)));
        xml.attribute("timestamp", stamp(report.startedAt()));
        xml.start("properties");
        property(xml, "title", report.runbook().title());
        property(xml, "outcome", report.outcome().name());
        property(xml, "mode", report.mode().word());
        property(xml, "runId", report.runId());
        property(xml, "project", report.target().project());
        property(xml, "directory", report.target().directory());
        property(xml, "runtime", report.target().runtime());
        xml.end();
        for (CheckReport check : report.checks()) {
            testCase(xml, report, check);
        }
        String trouble = RunTrouble.of(report);
        if (!trouble.isEmpty()) {
            startCase(xml, report, "run", Duration.ZERO);
            xml.start("error").attribute("message", trouble).attribute("type", "ERROR").end();
            xml.end();
        }
        xml.end();
    }

    private static void testCase(Xml xml, RunReport report, CheckReport check) {
        CheckResult result = check.result();
        startCase(xml, report, check.check().id().value(), result.duration());
        properties(xml, check);
        switch (Standing.of(report, check)) {
            case PASSED -> {}
            case HEALED, WARNED -> xml.start("system-out").text(details(report, check)).end();
            case FAILED -> finding(xml, "failure", report, check);
            case UNKNOWN -> finding(xml, "error", report, check);
            case NOT_RUN -> xml.start("skipped").attribute("message", why(result)).end();
        }
        xml.end();
    }

    private static void startCase(Xml xml, RunReport report, String name, Duration took) {
        xml.start("testcase")
                .attribute("classname", "preflight." + report.runbook().id())
                .attribute("name", name)
                .attribute("time", Elapsed.inSeconds(took));
    }

    private static void properties(Xml xml, CheckReport check) {
        xml.start("properties");
        property(xml, "title", check.check().title());
        property(xml, "outcome", check.result().outcome().name());
        RemediationReport remedied = check.remedied();
        if (remedied != null) {
            property(xml, "cure", remedied.cure());
            property(xml, "state", remedied.state());
            property(xml, "maxRetries", Integer.toString(remedied.maxRetries()));
            property(xml, "attempts", Integer.toString(remedied.attempts().size()));
            for (Attempt attempt : remedied.attempts()) {
                attempt(xml, attempt);
            }
        }
        xml.end();
    }

    // What is not known yet is left out: a 0 would be taken for a figure.
    private static void attempt(Xml xml, Attempt attempt) {
        String prefix = "attempt." + attempt.number() + ".";
        property(
                xml,
                prefix + "started",
                attempt.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (actedAt != null && endedAt != null) {
            property(xml, prefix + "waited", Elapsed.inSeconds(Duration.between(actedAt, endedAt)));
        }
        if (!attempt.verification().isEmpty()) {
            property(xml, prefix + "verification", attempt.verification());
        }
    }

    private static void property(Xml xml, String name, String value) {
        xml.start("property").attribute("name", name).attribute("value", value).end();
    }

    private static void finding(Xml xml, String element, RunReport report, CheckReport check) {
        xml.start(element)
                .attribute("message", Standing.inWords(check))
                .attribute("type", check.result().outcome().name())
                .text(details(report, check))
                .end();
    }

    private static String details(RunReport report, CheckReport check) {
        Page page = new Page(DETAILS);
        new CheckSection(report, page).write(check);
        // Jenkins and GitLab take this for a file to publish, whoever wrote it.
        return "\n" + page.toString().replace("[[ATTACHMENT", "[ [ATTACHMENT");
    }

    private static String why(CheckResult result) {
        return result.outcome() == Outcome.BLOCKED
                ? "blocked, " + result.message()
                : result.message();
    }

    // Of the readers' schemas, the older ones allow neither a zone nor a fraction.
    private static String stamp(Instant instant) {
        String utc = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return utc.substring(0, utc.length() - 1);
    }
}
