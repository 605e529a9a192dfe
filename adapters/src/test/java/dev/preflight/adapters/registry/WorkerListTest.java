package dev.preflight.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.worker.Worker;
import dev.preflight.core.worker.WorkerStatus;
import dev.preflight.core.worker.WorkerType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerListTest {
    private static final Worker IDLE = Worker.listed("t-1", "training", "idle", null, null);

    @Test
    void readsTheDocumentedShape() throws Exception {
        assertThat(
                        parse(
                                "{'workers': [{'worker_id': 't-1', 'type': 'training',"
                                        + " 'status': 'idle'}]}"))
                .containsExactly(IDLE);
    }

    @Test
    void readsTheShapeOfCurrentBackends() throws Exception {
        List<Worker> workers =
                parse(
                        "[{'worker_id': 'b-1', 'worker_type': 'backtesting', 'endpoint_url':"
                                + " 'http://backtest-worker-1:5003', 'status': 'busy',"
                                + " 'current_operation_id': 'op-7', 'capabilities': {'gpu': [1]},"
                                + " 'health_check_failures': 0}]");

        assertThat(workers)
                .containsExactly(
                        Worker.listed(
                                "b-1",
                                "backtesting",
                                "busy",
                                "http://backtest-worker-1:5003",
                                "op-7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'workers': [{'worker_id': 't-1', 'worker_type': 'training', 'status': 'idle'}]}",
                "[{'worker_id': 't-1', 'type': 'training', 'status': 'idle'}]",
                "{'total': 1, 'page': {'workers': 3}, 'workers': [{'extra': [[{}]], 'worker_id':"
                        + " 't-1', 'type': 'training', 'status': 'idle'}], 'after': null}",
                " \n[{'worker_id': 't-1', 'type': 'training', 'worker_type': 'training',"
                        + " 'status': 'idle', 'current_operation_id': null}]\n "
            })
    void readsMixedShapes(String text) throws Exception {
        assertThat(parse(text)).containsExactly(IDLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{'workers': []}"})
    void readsThatThereAreNone(String text) throws Exception {
        assertThat(parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'worker_id': 'w'}]",
                "[{'worker_id': 'w', 'type': null, 'status': null, 'endpoint_url': null}]"
            })
    void doesNotKnowWhatIsNotSaid(String text) throws Exception {
        Worker worker = parse(text).get(0);

        assertThat(worker.type()).isEqualTo(WorkerType.UNKNOWN);
        assertThat(worker.status()).isEqualTo(WorkerStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'op'", "''", "7", "false", "{'id': 1}", "[]"})
    void takesEveryOperationForOne(String operation) throws Exception {
        String text =
                "[{'worker_id': 'w', 'status': 'idle', 'current_operation_id': " + operation + "}]";

        assertThat(parse(text).get(0).mayBeBusy()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void cannotReadWhatIsNoList(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedListException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("   ", "it is empty"),
                Arguments.of("null", "it is null"),
                Arguments.of("'workers'", "it is a text"),
                Arguments.of("42", "it is a number"),
                Arguments.of("true", "it is true"),
                Arguments.of("{}", "it has no 'workers'"),
                Arguments.of("{'data': []}", "it has no 'workers'"),
                Arguments.of("{'workers': null}", "its 'workers' is null"),
                Arguments.of("{'workers': {}}", "its 'workers' is an object"),
                Arguments.of("{'workers': [], 'workers': []}", "Duplicate"),
                Arguments.of("[{'worker_id': 'a', 'worker_id': 'b'}]", "Duplicate"),
                Arguments.of("[1]", "entry 1 is a number"),
                Arguments.of("[{'worker_id': 'a'}, null]", "entry 2 is null"),
                Arguments.of("[[]]", "entry 1 is an array"),
                Arguments.of("[{}]", "entry 1 has no 'worker_id'"),
                Arguments.of("[{'worker_id': null}]", "entry 1 has no 'worker_id'"),
                Arguments.of("[{'worker_id': ' '}]", "entry 1 has no 'worker_id'"),
                Arguments.of("[{'worker_id': 7}]", "'worker_id' that is a number, not a text"),
                Arguments.of("[{'worker_id': 'w', 'status': 1}]", "'status' that is a number"),
                Arguments.of("[{'worker_id': 'w', 'type': []}]", "'type' that is an array"),
                Arguments.of(
                        "[{'worker_id': 'w', 'type': 'training', 'worker_type': 'backtest'}]",
                        "entry 1 has two different types"),
                Arguments.of("[] trailing", "at character"),
                Arguments.of("[] []", "it goes on after its end"),
                Arguments.of("[{'worker_id': 'w'}", "at character"),
                Arguments.of("{'workers': [{'worker_id': 'w", "at character"),
                Arguments.of("<html>502 Bad Gateway</html>", "at character 0"),
                Arguments.of("[{'worker_id': NaN}]", "at character"),
                Arguments.of("[".repeat(100_000), "entry 1 is an array"),
                Arguments.of("{'x': " + "[".repeat(100_000), "nesting depth"),
                Arguments.of("{'x': " + "{'y':".repeat(100_000), "nesting depth"),
                Arguments.of("{'x': " + "9".repeat(100_000) + "}", "Number value length"),
                Arguments.of(
                        "[" + "{'worker_id': 'w'},".repeat(10_000) + "{'worker_id': 'w'}]",
                        "more than 10000 workers"));
    }

    private static List<Worker> parse(String text) throws MalformedListException {
        return WorkerList.parse(text.replace('\'', '"'));
    }
}
