package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.target.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static CheckResult judged(Check.Builder check, Judgement judgement, Redactor redactor) {
        Assertion assertion = Assertion.over(CommandEnded.class, "a sign of life", it -> judgement);
        Check built =
                check.title("Backend").failMessage("Backend is down").passIf(assertion).build();
        return new Judge(redactor)
                .result(
                        built,
                        new CommandProbe("curl -u me:hunter22 http://b"),
                        new CommandEnded(0, "", ""),
                        Instant.EPOCH,
                        Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,  PASS,  Backend,                          Backend,                          PASS",
        "FAIL,  FAIL,  Backend is down,                  Backend is down,                  WARN",
        "ERROR, ERROR, Backend: could not be established, Backend: could not be established, ERROR"
    })
    void onlyADefiniteFailureOfAWarningWarns(
            Outcome judged, Outcome outcome, String message, String warning, Outcome ofWarning) {
        Judgement judgement = new Judgement(judged, "", List.of(), List.of());
        Redactor redactor = Redactor.of(List.of());
        CheckResult critical = judged(uncured("a"), judgement, redactor);
        assertThat(critical.outcome()).isEqualTo(outcome);
        assertThat(critical.message()).isEqualTo(message);
        CheckResult warns = judged(uncured("a").onlyWarns(), judgement, redactor);
        assertThat(warns.outcome()).isEqualTo(ofWarning);
        assertThat(warns.message()).isEqualTo(warning);
    }

    @Test
    void aProvisionalPassIsNotEstablishedWhereItTakesAProof() {
        Judgement provisional = Judgement.provisionalPass("it runs", "the health of hunter22");
        Redactor redactor = Redactor.of(List.of(Map.of("PASSWORD", "hunter22")));
        CheckResult pass = judged(uncured("a"), provisional, redactor);
        CheckResult unproved = Judge.unproved(pass);
        assertThat(pass.isProvisional()).isTrue();
        assertThat(pass.pending()).startsWith("the health of ").doesNotContain("hunter22");
        assertThat(unproved.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(unproved.message()).isEqualTo("Backend: could not be established");
        assertThat(unproved.isProvisional()).isFalse();
        assertThat(unproved.pending()).isEqualTo(pass.pending());
    }

    @Test
    void saysWhatWasExpectedAndHidesSecretsInAllThatWasSeen() {
        Redactor redactor = Redactor.of(List.of(Map.of("PASSWORD", "hunter22")));
        Judgement telling =
                new Judgement(Outcome.FAIL, "saw hunter22", List.of("change hunter22"), List.of());
        CheckResult result = judged(uncured("a"), telling, redactor);
        assertThat(result.expected()).isEqualTo("a sign of life");
        assertThat(result.seen()).isEqualTo("saw [redacted]");
        assertThat(result.findings()).containsExactly("change [redacted]");
        assertThat(result.toString()).doesNotContain("hunter22");
    }
}
