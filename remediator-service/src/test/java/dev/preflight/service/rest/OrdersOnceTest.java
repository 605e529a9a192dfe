package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import dev.preflight.service.ledger.InMemoryIdempotencyKeys;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.InMemoryRunStore;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunExecution;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.Runs;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersOnceTest {
    private static final ServedRunbook WORKERS = new RunbookSource(null).read("workers", "test");

    private final Runs runs =
            new Runs(
                    new InMemoryRunStore(100),
                    new RunExecution(
                            InstantSource.system(),
                            Duration.ofSeconds(1),
                            (target, reached, order) -> reached.ports()),
                    run -> {},
                    InstantSource.system(),
                    1,
                    100);
    private final IdempotencyKeys keys = new InMemoryIdempotencyKeys();
    private final OrdersOnce once = new OrdersOnce(runs, keys);

    @AfterEach
    void close() {
        runs.close();
    }

    private static RunOrder order(
            String target,
            Mode mode,
            Set<String> only,
            Set<String> skip,
            Map<String, String> variables) {
        return new RunOrder(
                WORKERS,
                new ServedTarget(
                        target, List.of("workers"), Duration.ofSeconds(30), new Unreachable()),
                mode,
                only.stream().map(CheckId::new).collect(Collectors.toSet()),
                skip.stream().map(CheckId::new).collect(Collectors.toSet()),
                variables,
                Origin.REQUEST);
    }

    private static RunOrder check() {
        return order("lab", Mode.CHECK, Set.of(), Set.of(), Map.of());
    }

    private List<Run> all() {
        return runs.list(new RunQuery(null, null, null, 100));
    }

    @Test
    void leadToOneRunHoweverOftenTheyCome() throws Exception {
        Run first = once.submit(check(), "key-1", "anna");

        assertThat(once.submit(check(), "key-1", "anna").id()).isEqualTo(first.id());
        assertThat(once.submit(check(), "\"key-1\"", "anna").id()).isEqualTo(first.id());
        assertThat(all()).hasSize(1);
    }

    @Test
    void leadToOneRunThoughTheyComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> ids =
                    IntStream.range(0, 40)
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(() -> submit("key-1"), threads))
                            .toList();

            assertThat(ids.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(all()).hasSize(1);
    }

    private String submit(String key) {
        try {
            return once.submit(check(), key, "anna").id();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void areOthersWithOtherKeysAndOfOtherCallers() throws Exception {
        once.submit(check(), "key-1", "anna");
        once.submit(check(), "key-2", "anna");
        once.submit(check(), "key-1", "ben");

        assertThat(all()).hasSize(3);
    }

    static List<RunOrder> others() {
        return List.of(
                order("shop", Mode.CHECK, Set.of(), Set.of(), Map.of()),
                order("lab", Mode.PLAN, Set.of(), Set.of(), Map.of()),
                order("lab", Mode.CHECK, Set.of("backend-api"), Set.of(), Map.of()),
                order("lab", Mode.CHECK, Set.of(), Set.of("backend-api"), Map.of()),
                order("lab", Mode.CHECK, Set.of(), Set.of(), Map.of("A", "b")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void mustNotChangeUnderTheirKey(RunOrder other) throws Exception {
        once.submit(check(), "key-1", "anna");

        assertThatThrownBy(() -> once.submit(other, "key-1", "anna"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown ->
                                assertThat(thrown.problem().type())
                                        .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED.uri()));
        assertThat(all()).hasSize(1);
    }

    @Test
    void areTheSameInWhateverOrderTheyAreWritten() {
        Function<Map<String, String>, String> fingerprint =
                variables ->
                        OrdersOnce.fingerprint(
                                order("lab", Mode.CHECK, Set.of("a", "b"), Set.of(), variables));

        assertThat(fingerprint.apply(Map.of("A", "1", "B", "2")))
                .isEqualTo(fingerprint.apply(Map.of("B", "2", "A", "1")))
                .doesNotContain("1=");
    }

    @Test
    void sayThatTheirRunIsForgotten() throws Exception {
        keys.take("anna", "key-1", new Taken(OrdersOnce.fingerprint(check()), "0-0"));

        assertThatThrownBy(() -> once.submit(check(), "key-1", "anna"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown ->
                                assertThat(thrown.problem().type())
                                        .isEqualTo(ProblemType.RUN_FORGOTTEN.uri()))
                .hasMessageContaining("led to run 0-0, which is not kept any more");
        assertThat(all()).isEmpty();
    }

    @Test
    void doNotRunIfNobodyCanTellWhetherTheyHave() {
        OrdersOnce unsure =
                new OrdersOnce(
                        runs,
                        (who, key, request) -> {
                            throw new StorageException("full", new IllegalStateException("a test"));
                        });

        assertThatThrownBy(() -> unsure.submit(check(), "key-1", "anna"))
                .isInstanceOf(StorageException.class);
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\"", "\"a", "a\"b", "\"\"", "größer", "a\tb"})
    void haveKeysOfVisibleCharacters(String key) {
        assertThatThrownBy(() -> once.submit(check(), key, "anna"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Idempotency-Key: a key is 1 to 128 visible characters");
    }

    @Test
    void haveKeysOfABoundedLength() throws Exception {
        once.submit(check(), "k".repeat(128), "anna");

        assertThatThrownBy(() -> once.submit(check(), "k".repeat(129), "anna"))
                .isInstanceOf(ProblemException.class);
    }

    /** A target whose runs are over at once. */
    private static final class Unreachable implements TargetAccess {
        @Override
        public Reached reach(Map<String, String> variables) {
            throw new IllegalStateException("there is none in this test");
        }

        @Override
        public String describe() {
            return "nowhere";
        }
    }
}
