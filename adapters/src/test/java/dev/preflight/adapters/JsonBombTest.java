package dev.preflight.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.EngineSocketReader;
import dev.preflight.adapters.docker.FakeEngine;
import dev.preflight.adapters.http.HttpInstrument;
import dev.preflight.adapters.http.RawServer;
import dev.preflight.adapters.jq.Jq;
import dev.preflight.adapters.registry.Listing;
import dev.preflight.adapters.registry.WorkerRegistry;
import dev.preflight.adapters.state.FileLedger;
import dev.preflight.adapters.state.StateDirectory;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.target.TargetId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is made to use up memory, stack or time, wherever somebody else's is read. */
class JsonBombTest {
    // Only against hanging: each takes well below a second.
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final int MOST = 900_000;
    private static final TargetId SHOP = new TargetId("unix:///engine#shop");

    @TempDir private Path directory;

    static Stream<Named<String>> bombs() {
        return Stream.of(
                Named.of("lists in lists", "[".repeat(MOST)),
                Named.of("objects in objects", "{\"workers\":".repeat(MOST / 11)),
                Named.of("closed lists", "[".repeat(MOST / 2) + "]".repeat(MOST / 2)),
                Named.of("many digits", "[" + "9".repeat(MOST) + "]"),
                Named.of("many places", "[0." + "9".repeat(MOST) + "]"),
                Named.of("a huge exponent", "{\"workers\": 1e" + "9".repeat(900) + "}"),
                Named.of("a long text", "{\"workers\": \"" + "x".repeat(MOST) + "\"}"),
                Named.of("a long name", "{\"" + "x".repeat(MOST) + "\": 1}"),
                Named.of("names with one hash", "{" + sameHash() + "}"),
                Named.of("many elements", "[" + "{},".repeat(MOST / 3) + "1]"),
                Named.of("many documents", "{} ".repeat(MOST / 3)),
                Named.of("half an escape", "[\"" + "\\u00".repeat(MOST / 4)));
    }

    // Of 16 times two letters, each pair of which has the same hash.
    private static String sameHash() {
        return IntStream.range(0, 1 << 14)
                .mapToObj(name ->
                        "\""
                                + IntStream.range(0, 16)
                                        .mapToObj(bit -> (name >> bit & 1) == 0 ? "Aa" : "BB")
                                        .collect(Collectors.joining())
                                + "\": 1")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isNoListOfWorkers(String bomb) throws Exception {
        try (RawServer server = RawServer.thatSays("HTTP/1.1 200 OK\r\n\r\n" + bomb)) {
            Listing listing =
                    assertTimeoutPreemptively(
                            AMPLE,
                            () ->
                                    new WorkerRegistry(new HttpInstrument())
                                            .list(server.url(), AMPLE));
            assertThat(listing).isInstanceOf(Listing.Unlisted.class);
            assertThat(((Listing.Unlisted) listing).why().detail()).hasSizeLessThan(1_000);
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isNoAnswerOfAnEngine(String bomb) throws Exception {
        try (FakeEngine engine = FakeEngine.start(directory.resolve("engine"))) {
            engine.answerLike((request, connection) -> FakeEngine.answer(connection, 200, bomb));

            assertThatThrownBy(() ->
                            assertTimeoutPreemptively(
                                    AMPLE,
                                    () ->
                                            new EngineSocketReader(engine.endpoint(), AMPLE)
                                                    .containers("shop")))
                    .isInstanceOf(EngineException.class)
                    .satisfies(it -> assertThat(it.getMessage()).hasSizeLessThan(1_000));
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void satisfiesNoExpression(String bomb) throws Exception {
        assertThat(
                        assertTimeoutPreemptively(
                                        AMPLE,
                                        () ->
                                                Jq.compile(".workers[0].status == \"idle\"")
                                                        .judge(bomb))
                                .outcome())
                .isNotEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isNoLedger(String bomb) throws Exception {
        FileLedger ledger = new FileLedger(new StateDirectory(directory), InstantSource.system());
        Files.writeString(ledger.file(SHOP), bomb);

        assertThatThrownBy(() -> assertTimeoutPreemptively(AMPLE, () -> ledger.load(SHOP)))
                .isInstanceOf(LedgerException.class)
                .satisfies(it -> assertThat(it.getMessage()).hasSizeLessThan(2_000));
    }
}
