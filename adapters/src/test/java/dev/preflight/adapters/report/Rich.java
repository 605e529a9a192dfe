package dev.preflight.adapters.report;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One report with everything in it that a format has to cope with, put together by hand. */
final class Rich {
    /** What a hostile target would say, to a terminal and to the reader of each format. */
    static final String NASTY =
            "a|b \\| `tick` ```fence\n"
                    + "```\n"
                    + "</details><img src=x onerror=alert(1)> <!-- &amp; ]]> -->\n"
                    + "[link](https://evil.example) ![image](https://evil.example/i.png)"
                    + " www.evil.example mail@evil.example @octocat #1 :tada:\n"
                    + "::error file=a,line=1::forged %0A::warning::forged ::add-mask::forged\n"
                    + "so ##[add-mask]forged and ##vso[task.complete]forged\n"
                    + "not ok 99 - forged # SKIP forged\u2028ok 98 - forged\n"
                    + "1..1\n"
                    + "  ...\n"
                    + "Bail out! forged\n"
                    + "} 1\npreflight_run_outcome{runbook=\"forged\\\"} 1\n"
                    + "\u001b[31mred\u001b[0m \u0000\u0007\u0085 half \ud83d \ufffe \u202emirrored"
                    + " \"quoted\" 'single' caf\u00e9 \ud83d\ude80\r\n"
                    + "[[ATTACHMENT|/etc/passwd]] =1+1 \\";

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Target TARGET =
            new Target("shop", "/srv/shop", "local", new Variables(Map.of()));

    private Rich() {}

    /** Passed, healed, exhausted, unknown, blocked, left out and warned. */
    static RunReport report() {
        return report("stack", false);
    }

    static RunReport report(String runbook, boolean strict) {
        Runbook checks = runbook(runbook);
        return new RunReport(
                "run-7",
                checks,
                Mode.HEAL,
                strict,
                TARGET,
                RunOutcome.FAILED,
                START,
                Duration.ofMillis(65_430),
                List.of(
                        passed(checks),
                        healed(checks),
                        exhausted(checks),
                        unknown(checks),
                        blocked(checks),
                        skipped(checks),
                        warned(checks)),
                List.of());
    }

    /** Only the checks of the report that have one of these outcomes. */
    static RunReport only(RunOutcome outcome, boolean strict, Outcome... wanted) {
        RunReport all = report("stack", strict);
        List<CheckReport> checks =
                all.checks().stream()
                        .filter(check -> List.of(wanted).contains(check.result().outcome()))
                        .toList();
        return with(all, outcome, checks, List.of());
    }

    /** Interrupted before anything was probed. */
    static RunReport interrupted() {
        RunReport all = report();
        List<CheckReport> checks =
                all.checks().stream()
                        .map(check ->
                                new CheckReport(
                                        check.check(),
                                        CheckResult.skipped(
                                                check.check().id(),
                                                "interrupted before it was probed",
                                                START),
                                        null))
                        .toList();
        return with(all, RunOutcome.ERROR, checks, List.of("restart of " + NASTY));
    }

    private static RunReport with(
            RunReport all, RunOutcome outcome, List<CheckReport> checks, List<String> undone) {
        return new RunReport(
                all.runId(),
                all.runbook(),
                all.mode(),
                all.strict(),
                all.target(),
                outcome,
                all.startedAt(),
                all.duration(),
                checks,
                undone);
    }

    private static Runbook runbook(String id) {
        return Runbook.named(id)
                .title("A stack <b>&</b> | `its` workers")
                .check(check("database").title("Database answers"))
                .check(
                        check("search-index")
                                .title("Search index is filled #1")
                                .cure(Cure.named("Rebuild the index").maxRetries(3)))
                .check(
                        check("queue")
                                .title("Queue \"orders\" moves | on")
                                .advice("Ask @oncall, see https://runbooks.example/queue|1.")
                                .cure(Cure.named("Restart the <consumers>").maxRetries(2)))
                .check(check("registry").title("Registry answers \\ at all"))
                .check(check("orders").title("Orders flow").requires("queue", "registry"))
                .check(check("cache").title("Cache is warm"))
                .check(check("disk").title("Disk has room").onlyWarns().advice("Add a disk."))
                .build();
    }

    private static Check.Builder check(String id) {
        return Check.named(id)
                .probe(new CustomProbe("probe of " + id, () -> ""))
                .passIf(Assertions.value("fine", "fine"::equals));
    }

    private static CheckReport passed(Runbook runbook) {
        return of(runbook, "database", Outcome.PASS, "Database answers", "1 row: " + NASTY, null);
    }

    private static CheckReport healed(Runbook runbook) {
        RemediationReport remedied =
                new RemediationReport(
                        "Rebuild the index",
                        "HEALED",
                        3,
                        "",
                        List.of(
                                attempt(1, 0, "FAIL: 0 documents", "0 documents: " + NASTY),
                                attempt(2, 20, "PASS: 12 documents", "12 documents")),
                        List.of(diagnostic("index | log\n" + NASTY)),
                        List.of());
        return of(runbook, "search-index", Outcome.PASS, "Filled", "12 documents", remedied);
    }

    private static CheckReport exhausted(Runbook runbook) {
        RemediationReport remedied =
                new RemediationReport(
                        "Restart the <consumers>",
                        "EXHAUSTED",
                        2,
                        "all 2 of 2 attempts are used up: " + NASTY,
                        List.of(
                                attempt(1, -600, "FAIL: nothing moves", "restarted"),
                                new Attempt(2, START.plusSeconds(40), null, null, List.of(), "")),
                        List.of(diagnostic("old"), diagnostic("line 1\n\tline 2\n" + NASTY)),
                        List.of());
        return of(runbook, "queue", Outcome.FAIL, "Queue stands still", NASTY, remedied);
    }

    private static CheckReport unknown(Runbook runbook) {
        return of(
                runbook,
                "registry",
                Outcome.ERROR,
                "Registry could not be asked",
                "no JSON: <html>" + NASTY,
                null);
    }

    private static CheckReport blocked(Runbook runbook) {
        CheckId id = new CheckId("orders");
        List<CheckId> by = List.of(new CheckId("queue"), new CheckId("registry"));
        return new CheckReport(
                runbook.check(id).orElseThrow(), CheckResult.blocked(id, by, START), null);
    }

    private static CheckReport skipped(Runbook runbook) {
        CheckId id = new CheckId("cache");
        return new CheckReport(
                runbook.check(id).orElseThrow(),
                CheckResult.skipped(id, "left out with --skip", START),
                null);
    }

    private static CheckReport warned(Runbook runbook) {
        return of(runbook, "disk", Outcome.WARN, "Disk is nearly full", "97 % " + NASTY, null);
    }

    private static CheckReport of(
            Runbook runbook,
            String check,
            Outcome outcome,
            String message,
            String seen,
            @Nullable RemediationReport remedied) {
        CheckId id = new CheckId(check);
        CheckResult result =
                new CheckResult(
                        id,
                        outcome,
                        message,
                        "that it is fine",
                        seen,
                        "probe of " + check,
                        outcome == Outcome.WARN ? List.of("/dev/sda1", NASTY) : List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        START,
                        Duration.ofMillis(40));
        return new CheckReport(runbook.check(id).orElseThrow(), result, remedied);
    }

    private static Attempt attempt(int number, int second, String verification, String detail) {
        Instant started = START.plusSeconds(second);
        return new Attempt(
                number,
                started,
                started.plusMillis(500),
                started.plusMillis(15_580),
                List.of(
                        new ActionReport("custom", "rebuild", ActionReport.Result.DONE, detail),
                        new ActionReport("restart", "worker|1", ActionReport.Result.FAILED, NASTY)),
                verification + (verification.startsWith("FAIL") ? " " + NASTY : ""));
    }

    private static ActionReport diagnostic(String lines) {
        return new ActionReport("logs", "worker|1", ActionReport.Result.DONE, lines);
    }
}
