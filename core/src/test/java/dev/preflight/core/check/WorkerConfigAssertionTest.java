package dev.preflight.core.check;

import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.container.Container;
import dev.preflight.core.probe.ContainersSeen;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerConfigAssertionTest {

    private static Judgement judge(Container... containers) {
        return new WorkerConfigAssertion().judge(new ContainersSeen(inventory(containers)));
    }

    private static Container worker(String service, String port) {
        return with(service, Map.of("KTRDR_API_URL", "http://b:8000", "KTRDR_WORKER_PORT", port));
    }

    @Test
    void passesWhenEveryWorkerIsSetRight() {
        assertThat(
                        judge(
                                        worker("training-worker-1", "5005"),
                                        worker("backtest-worker-1", "5003"),
                                        running("backend"))
                                .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void tellsEachFindingWithItsService() {
        Judgement judgement =
                judge(worker("training-worker-1", "hunter2"), running("backtest-worker-1"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.seen()).isEqualTo("2 findings");
        assertThat(judgement.findings())
                .anySatisfy(it -> assertThat(it).startsWith("training-worker-1: KTRDR_WORKER_PORT"))
                .anySatisfy(it -> assertThat(it).startsWith("backtest-worker-1: KTRDR_API_URL"))
                .noneSatisfy(it -> assertThat(it).contains("hunter2"));
    }

    @Test
    void findsWorkersThatShareAPortAlsoByDefault() {
        Judgement judgement =
                judge(
                        worker("backtest-worker-1", "5003"),
                        with("backtest-worker-2", Map.of("KTRDR_API_URL", "http://b:8000")));
        assertThat(judgement.seen()).isEqualTo("1 finding");
        assertThat(judgement.findings())
                .singleElement()
                .asString()
                .startsWith("backtest-worker-1, backtest-worker-2 all use port 5003");
    }

    @Test
    void noWorkersProveNothing() {
        assertThat(judge()).isEqualTo(Judgement.unknown(inventory().noContainers()));
        assertThat(judge(running("backend")))
                .isEqualTo(Judgement.unknown("no container of the project is a worker's"));
    }

    @Test
    void saysWhatItExpects() {
        assertThat(new WorkerConfigAssertion().expectation())
                .isEqualTo("every worker's environment set right, each with a port of its own");
    }
}
