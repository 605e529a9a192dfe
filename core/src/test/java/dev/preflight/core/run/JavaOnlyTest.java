package dev.preflight.core.run;

import static dev.preflight.core.testing.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaOnlyTest {

    private final FakeTime time = new FakeTime();
    private final Preflight preflight = new Preflight(Ports.javaOnly(time, time));

    static Stream<Probe> probes() {
        return Stream.of(
                new HttpProbe("http://h"),
                new TcpProbe("h", "1"),
                new CommandProbe("true"),
                new FileProbe("/f"),
                new ContainersProbe(),
                new ServicesProbe(),
                new WorkersProbe("http://h"));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void whatItHasNoInstrumentForIsUnknown(Probe probe) {
        Check.Builder check = Check.named("a").probe(probe).passIf(Assertions.succeeds());
        RunReport report =
                preflight.run(
                        RunRequest.check(
                                "r",
                                Runbook.named("r").check(check).build(),
                                Target.local("shop")));
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(report.checks().get(0).result().seen())
                .isEqualTo("this program has no instrument for " + probe.describe());
    }

    @Test
    void whatItHasNoActuatorForFails() throws InterruptedException {
        JavaOnly means = new JavaOnly(time);
        Duration none = Duration.ZERO;
        for (Step step :
                List.of(
                        new Step.Restart(running("w"), none),
                        new Step.Start(running("w")),
                        new Step.Unpause(running("w")),
                        new Step.Create("w"),
                        new Step.Logs(running("w"), 1, null),
                        new Step.Script("true", none))) {
            assertThat(step.perform(means))
                    .isEqualTo(
                            new ActionReport(
                                    step.kind(),
                                    step.target(),
                                    Result.FAILED,
                                    "this program has no actuator for it"));
        }
    }

    @Test
    void waitsBetweenTwoActions() throws InterruptedException {
        Step wait = new Step.Wait(Duration.ofSeconds(2));
        assertThat(wait.perform(new JavaOnly(time)))
                .isEqualTo(new ActionReport("wait", "2.0 s", Result.DONE, "waited"));
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(2));
    }
}
