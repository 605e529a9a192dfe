package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.runbook.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a cure acts on is what the project is like just before it acts. */
class PlannerTest {

    private final Stage stage = new Stage();

    /** A check that fails once over this container, and passes after. */
    private Check.Builder failingOver(Container container) {
        Assertion assertion =
                Assertion.over(
                        CommandEnded.class,
                        "fit",
                        seen ->
                                seen.exitStatus() == 0
                                        ? Judgement.pass("")
                                        : Judgement.fail(
                                                "", List.of(new Subject.OfContainer(container))));
        return uncured("a").passIf(assertion).cure(Cure.named("c").restartImplicated());
    }

    @Test
    void takesTheContainerAsItIsNow() {
        stage.world.breaks("a").runs(container("w", ContainerState.EXITED));
        stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).containsExactly("start w");
    }

    @Test
    void doesNotTakeAnotherContainerOfTheServiceForOneThatVanished() {
        stage.world.breaks("a").runs(running("w"));
        stage.heal(runbook(failingOver(named("gone", "shop-w-2"))));
        assertThat(stage.world.deeds()).containsExactly("create w");
    }

    @Test
    void knowsAContainerThatWasCreatedAnewByItsName() {
        stage.world.breaks("a").runs(running("w"));
        stage.heal(runbook(failingOver(named("gone", "shop-w"))));
        assertThat(stage.world.deeds()).containsExactly("restart w");
    }

    @Test
    void createsNothingThatTheProjectDoesNotDefine() {
        stage.world.breaks("a").runs(running("other"));
        RunReport report = stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("MANUAL");
        assertThat(remediation(report, "a").reason()).contains("no service 'w'; it has other");
    }

    private static Container named(String id, String name) {
        Container it = running("w");
        return new Container(
                id,
                name,
                it.service(),
                it.state(),
                it.health(),
                null,
                0,
                it.startedAt(),
                it.hosts(),
                it.ports(),
                it.environment());
    }
}
