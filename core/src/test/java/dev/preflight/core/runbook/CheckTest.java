package dev.preflight.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Severity;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
    private static final Probe PROBE = new CommandProbe("true");
    private static final Assertion SUCCEEDS = Assertions.succeeds();

    @Test
    void isCriticalAndRequiresNothingUnlessItSaysSo() {
        assertThat(Check.named("db").probe(PROBE).passIf(SUCCEEDS).build())
                .isEqualTo(
                        new Check(
                                new CheckId("db"),
                                "db",
                                PROBE,
                                SUCCEEDS,
                                "db: not so",
                                Severity.CRITICAL,
                                null,
                                List.of(),
                                null,
                                "",
                                null));
    }

    @Test
    void isAsItsBuilderWasTold() {
        Cure cure = Cure.named("start it").up("db").build();
        Check check =
                Check.named("db")
                        .title("Database")
                        .probe(PROBE)
                        .passIf(SUCCEEDS)
                        .failMessage("Database down")
                        .onlyWarns()
                        .timeout(Duration.ofSeconds(3))
                        .requires("disk", "network")
                        .cure(cure)
                        .advice("Ask Ann")
                        .source("shop.md:4")
                        .build();
        assertThat(check)
                .isEqualTo(
                        new Check(
                                new CheckId("db"),
                                "Database",
                                PROBE,
                                SUCCEEDS,
                                "Database down",
                                Severity.WARNING,
                                Duration.ofSeconds(3),
                                List.of(new CheckId("disk"), new CheckId("network")),
                                cure,
                                "Ask Ann",
                                "shop.md:4"));
        assertThat(check.cure()).contains(cure);
    }

    @Test
    void saysByItsTitleWhatIsNotSo() {
        assertThat(
                        Check.named("db")
                                .title("Database")
                                .probe(PROBE)
                                .passIf(SUCCEEDS)
                                .build()
                                .failMessage())
                .isEqualTo("Database: not so");
    }

    static Stream<Check.Builder> incomplete() {
        return Stream.of(
                Check.named("db"),
                Check.named("db").probe(PROBE),
                Check.named("db").passIf(SUCCEEDS));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void needsSomethingToObserveAndToJudge(Check.Builder incomplete) {
        assertThatExceptionOfType(InvalidRunbookException.class)
                .isThrownBy(incomplete::build)
                .withMessage("check 'db' needs a probe and a pass condition");
    }
}
