package dev.preflight.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.WorkersProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookTest {
    private static final Probe PROBE = new CommandProbe("true");
    private static final Assertion SUCCEEDS = Assertions.succeeds();

    @Test
    void keepsItsChecksInTheirOrder() {
        Runbook runbook = shop(check("b"), check("a", "b")).title("The shop").build();
        assertThat(runbook.id()).hasToString("shop");
        assertThat(runbook.title()).isEqualTo("The shop");
        assertThat(runbook.checks()).extracting(Check::id).containsExactly(id("b"), id("a"));
        assertThat(runbook.check(id("a"))).contains(runbook.checks().get(1));
        assertThat(runbook.check(id("c"))).isEmpty();
        assertThat(runbook.busyWorkers()).isEmpty();
    }

    @Test
    void isCalledByItsIdUnlessItHasATitle() {
        assertThat(shop(check("a")).build().title()).isEqualTo("shop");
    }

    @Test
    void isRefusedWithAllThatIsWrongWithIt() {
        assertThatExceptionOfType(InvalidRunbookException.class)
                .isThrownBy(shop(check("a", "b"), check("a"))::build)
                .withMessage(
                        "check id 'a' is used twice; check 'a' requires 'b', which is no check here");
    }

    @Test
    void isRefusedIfNoneOfSomeChecksCouldBegin() {
        assertThatExceptionOfType(InvalidRunbookException.class)
                .isThrownBy(shop(check("a", "b"), check("b", "a"))::build)
                .withMessage("these checks require each other: a, b");
    }

    @ParameterizedTest
    @CsvSource({"d, d b a", "c, c b a", "b, b a", "a, a", "alone, alone"})
    void knowsAllThatACheckRequiresWhereverItStands(String wanted, String closure) {
        Runbook runbook =
                shop(check("d", "b"), check("a"), check("c", "b"), check("alone"), check("b", "a"))
                        .build();
        assertThat(runbook.withRequirements(Set.of(id(wanted))))
                .extracting(CheckId::value)
                .containsExactly(closure.split(" ", -1));
    }

    @Test
    void addsNothingToWhatRequiresNothing() {
        assertThat(shop(check("a"), check("b", "a")).build().withRequirements(Set.of())).isEmpty();
    }

    @Test
    void changesCuresAndNothingElse() {
        // Given
        WorkersProbe registry = new WorkersProbe("http://backend/workers");
        Cure once = Cure.named("mend").command("mend").maxRetries(1).build();
        Runbook runbook =
                shop(check("a").cure(once), check("b", "a")).busyWorkers(registry).build();

        // When
        Runbook changed =
                runbook.withCures((check, cure) -> cure.withMaxRetries(check.value().length() + 1));

        // Then
        assertThat(changed)
                .isEqualTo(
                        shop(check("a").cure(once.withMaxRetries(2)), check("b", "a"))
                                .busyWorkers(registry)
                                .build());
        assertThat(changed.busyWorkers()).contains(registry);
    }

    @Test
    void shortensOnlyTheWaitsThatAreLonger() {
        // Given
        Runbook runbook =
                shop(check("a").cure(waiting(1)), check("b").cure(waiting(9)), check("c")).build();

        // When
        Runbook changed = runbook.withWaitsAtMost(Duration.ofSeconds(5));

        // Then
        assertThat(changed.checks())
                .extracting(Check::id, it -> it.cure().map(Cure::waitAfterCure))
                .containsExactly(
                        tuple(id("a"), Optional.of(Duration.ofSeconds(1))),
                        tuple(id("b"), Optional.of(Duration.ofSeconds(5))),
                        tuple(id("c"), Optional.empty()));
    }

    private static Runbook.Builder shop(Check.Builder... checks) {
        Runbook.Builder runbook = Runbook.named("shop");
        for (Check.Builder check : checks) {
            runbook.check(check);
        }
        return runbook;
    }

    private static Check.Builder check(String id, String... requires) {
        return Check.named(id).probe(PROBE).passIf(SUCCEEDS).requires(requires);
    }

    private static Cure.Builder waiting(int seconds) {
        return Cure.named("mend").command("mend").waitAfterCure(Duration.ofSeconds(seconds));
    }

    private static CheckId id(String value) {
        return new CheckId(value);
    }
}
