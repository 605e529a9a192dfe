package dev.preflight.adapters.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileLedgerTest {
    private static final TargetId SHOP = new TargetId("unix:///var/run/docker.sock#shop");

    @TempDir Path temp;

    private final SettableClock clock = new SettableClock();

    @Test
    void knowsNothingOfATargetNeverSeen() throws Exception {
        assertThat(ledger().load(SHOP)).isEqualTo(TargetHistory.empty());
    }

    @ParameterizedTest
    @MethodSource("states")
    void loadsWhatWasRecorded(RemediationState state) throws Exception {
        Incident incident = incident("i1", state, new Random(7));
        ledger().record(SHOP, incident);

        assertThat(ledger().load(SHOP).incidents()).containsExactly(incident);
    }

    static Stream<RemediationState> states() {
        Instant now = Instant.parse("2026-01-31T12:00:03.123456789Z");
        Duration wait = Duration.ofMillis(20_500);
        Stream<RemediationState> simple =
                Stream.of(
                        new RemediationState.Failing(),
                        new RemediationState.Curing(wait, null),
                        new RemediationState.Curing(wait, Duration.ofSeconds(5)),
                        new RemediationState.Waiting(now, wait, null, null),
                        new RemediationState.Waiting(now, wait, Duration.ofSeconds(5), now),
                        new RemediationState.Verifying(),
                        new RemediationState.Healed(now),
                        new RemediationState.Closed(now),
                        new RemediationState.Closed(now, now.plus(wait)));
        Stream<RemediationState> refusing =
                Stream.of(Refusal.Guardrail.values())
                        .map(it -> new RemediationState.Refusing(new Refusal(it, "why\nnot")));
        return Stream.concat(simple, refusing);
    }

    @Test
    void coversEveryState() {
        assertThat(states().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(RemediationState.class.getPermittedSubclasses());
    }

    @Test
    void loadsWhatWasRecordedWhateverItWas() throws Exception {
        long seed = 20260131;
        Random random = new Random(seed);
        List<RemediationState> states = states().toList();
        TargetHistory expected = TargetHistory.empty();
        for (int i = 0; i < 60; i++) {
            RemediationState state = states.get(random.nextInt(states.size()));
            Incident incident = incident("i" + random.nextInt(20), state, random);
            ledger().record(SHOP, incident);
            expected = expected.with(incident);

            assertThat(ledger().load(SHOP)).as("seed %d, step %d", seed, i).isEqualTo(expected);
        }
    }

    @Test
    void keepsPausesThatAPersonWrote() throws Exception {
        write(
                """
                {"schema": "preflight.ledger/v1", "target": "%s", "pauses": [
                  {"owner": "anna", "reason": "deploying", "until": "2026-02-01T12:00:00Z"}]}\
                """
                        .formatted(SHOP));
        ledger().record(SHOP, incident("i1", new RemediationState.Failing(), new Random(7)));

        assertThat(ledger().load(SHOP).pauses())
                .containsExactly(
                        new Pause("anna", "deploying", Instant.parse("2026-02-01T12:00:00Z")));
    }

    @Test
    void keepsTargetsApart() throws Exception {
        ledger().record(SHOP, incident("i1", new RemediationState.Failing(), new Random(7)));

        assertThat(ledger().load(new TargetId(SHOP + "2")).incidents()).isEmpty();
    }

    @Test
    void forgetsClosedIncidentsAfterADayAndOpenOnesNever() throws Exception {
        Instant longAgo = clock.instant().minus(Duration.ofHours(25));
        Incident open = plain("open", longAgo, new RemediationState.Failing());
        ledger().record(SHOP, open);
        ledger().record(SHOP, plain("old", longAgo, new RemediationState.Closed(longAgo)));
        Incident recent = plain("new", longAgo, new RemediationState.Closed(clock.instant()));
        ledger().record(SHOP, recent);

        assertThat(ledger().load(SHOP).incidents()).containsExactly(open, recent);
    }

    @Test
    void letsTextsGoRatherThanGrowBeyondItsBound() throws Exception {
        String large = "x".repeat(FileLedger.MOST_BYTES);
        ActionReport action = new ActionReport("restart", "w1", ActionReport.Result.DONE, large);
        ledger().record(SHOP, withAction(action));

        List<Attempt> attempts = ledger().load(SHOP).incidents().get(0).attempts();
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).actions().get(0).detail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "not json",
                "[]",
                "{\"schema\": \"preflight.ledger/v1\", \"target\": \"other\"}",
                "{\"schema\": \"preflight.ledger/v2\", \"target\": \"T\"}",
                "{\"schema\": \"preflight.ledger/v1\", \"target\": \"T\"} x",
                "{\"schema\": \"preflight.ledger/v1\", \"target\": \"T\", \"incidents\": 1}",
                "{\"schema\": \"preflight.ledger/v1\", \"target\": \"T\", \"incidents\": [{}]}",
                "{\"schema\": \"preflight.ledger/v1\", \"target\": \"T\", \"pauses\": [{\"owner\":"
                        + " \"a\", \"reason\": \"b\", \"until\": \"tomorrow\"}]}",
                "{\"schema\": \"preflight.ledger/v1\", \"schema\": \"preflight.ledger/v1\"}"
            })
    void neverOverwritesWhatItCannotRead(String contents) throws Exception {
        String written = contents.replace("\"T\"", "\"" + SHOP + "\"");
        write(written);
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));

        assertThatThrownBy(() -> ledger().load(SHOP))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(ledger().file(SHOP).toString())
                .hasMessageContaining("move it away")
                .hasMessageContaining("fresh budget");
        assertThatThrownBy(() -> ledger().record(SHOP, incident))
                .isInstanceOf(LedgerException.class);
        assertThat(ledger().file(SHOP)).hasContent(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"OPEN\":\"NAPPING\"",
                "\"number\" : 1:\"number\" : 2",
                "\"DONE\":\"PERHAPS\"",
                "\"backend-api\":\"No Id\"",
                "\"id\" : \"i1\":\"id\" : \" \""
            })
    void saysWhereItsRecordMakesNoSense(String change) throws Exception {
        ActionReport action = new ActionReport("restart", "w1", ActionReport.Result.DONE, "");
        ledger().record(SHOP, withAction(action));
        String text = Files.readString(ledger().file(SHOP));
        int split = change.lastIndexOf(":\"");
        String before = change.substring(0, split);
        assertThat(text).contains(before);
        write(text.replace(before, change.substring(split + 1)));

        assertThatThrownBy(() -> ledger().load(SHOP))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("ncident");
    }

    @Test
    void refusesATruncatedFileWhereverItEnds() throws Exception {
        ledger().record(SHOP, incident("i1", new RemediationState.Failing(), new Random(7)));
        String whole = Files.readString(ledger().file(SHOP));
        for (int length = 0; length < whole.length() - 1; length += 7) {
            write(whole.substring(0, length));
            assertThatThrownBy(() -> ledger().load(SHOP)).isInstanceOf(LedgerException.class);
        }
    }

    @Test
    void saysWhenItsDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));

        for (Path unusable : List.of(file, file.resolve("below"))) {
            FileLedger ledger = new FileLedger(new StateDirectory(unusable), clock);
            assertSaysThatItCannotBeUsed(unusable, () -> ledger.load(SHOP))
                    .hasMessageContaining("is not a directory");
            assertSaysThatItCannotBeUsed(unusable, () -> ledger.record(SHOP, incident))
                    .hasMessageContaining("is not a directory");
        }
    }

    @Test
    void saysWhenItMayNotWriteInItsDirectory() throws Exception {
        Path locked = Files.createDirectory(temp.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(locked), "this user may write everywhere");
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));

        for (Path unusable : List.of(locked, locked.resolve("below"))) {
            FileLedger ledger = new FileLedger(new StateDirectory(unusable), clock);
            assertThat(ledger.load(SHOP).incidents()).isEmpty();
            assertSaysThatItCannotBeUsed(unusable, () -> ledger.record(SHOP, incident))
                    .hasMessageContaining("is not writable");
        }
    }

    private static AbstractThrowableAssert<?, ?> assertSaysThatItCannotBeUsed(
            Path directory, ThrowingCallable use) {
        return assertThatThrownBy(use)
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("the state directory " + directory)
                .hasMessageContaining("PREFLIGHT_STATE_DIR")
                .hasMessageNotContaining(".json");
    }

    @Test
    void saysWhenItCannotBeWritten() throws Exception {
        Files.createDirectories(ledger().file(SHOP).resolveSibling(tempName()).resolve("x"));
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));

        assertThatThrownBy(() -> ledger().record(SHOP, incident))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("PREFLIGHT_STATE_DIR");
        assertThat(ledger().file(SHOP)).doesNotExist();
    }

    @Test
    void keepsWhatItHeldWhenTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Incident kept = incident("i1", new RemediationState.Failing(), new Random(7));
        ledger().record(SHOP, kept);
        Files.createSymbolicLink(ledger().file(SHOP).resolveSibling(tempName()), full);
        Incident lost = incident("i2", new RemediationState.Failing(), new Random(8));

        assertThatThrownBy(() -> ledger().record(SHOP, lost))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("No space left on device");
        assertThat(ledger().load(SHOP).incidents()).containsExactly(kept);
    }

    @Test
    void replacesWhatACrashLeftBehind() throws Exception {
        Files.createDirectories(temp.resolve("state"));
        Path left = ledger().file(SHOP).resolveSibling(tempName());
        Files.writeString(left, "half of a record that was never finished".repeat(1000));
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));
        ledger().record(SHOP, incident);

        assertThat(ledger().load(SHOP).incidents()).containsExactly(incident);
        assertThat(left).doesNotExist();
    }

    @Test
    void recordsThoughInterrupted() throws Exception {
        Incident incident = incident("i1", new RemediationState.Failing(), new Random(7));
        Thread.currentThread().interrupt();
        ledger().record(SHOP, incident);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ledger().load(SHOP).incidents()).containsExactly(incident);
    }

    private FileLedger ledger() {
        return new FileLedger(new StateDirectory(temp.resolve("state")), clock);
    }

    private String tempName() {
        return ledger().file(SHOP).getFileName() + ".tmp";
    }

    private void write(String contents) throws Exception {
        Files.createDirectories(temp.resolve("state"));
        Files.writeString(ledger().file(SHOP), contents);
    }

    private static Incident plain(String id, Instant openedAt, RemediationState state) {
        return new Incident(
                new IncidentId(id),
                SHOP,
                new RunbookId("workers"),
                new CheckId("backend-api"),
                openedAt,
                List.of(),
                List.of(),
                null,
                state);
    }

    private Incident withAction(ActionReport action) {
        Instant now = clock.instant();
        return new Incident(
                new IncidentId("i1"),
                SHOP,
                new RunbookId("workers"),
                new CheckId("backend-api"),
                now,
                List.of(new Attempt(1, now, now, null, List.of(action), "")),
                List.of(),
                null,
                new RemediationState.Failing());
    }

    private Incident incident(String id, RemediationState state, Random random) {
        List<Attempt> attempts = new ArrayList<>();
        int number = random.nextInt(4);
        for (int i = 1; i <= number; i++) {
            attempts.add(
                    new Attempt(
                            i,
                            instant(random),
                            perhaps(random),
                            perhaps(random),
                            actions(random),
                            text(random)));
        }
        return new Incident(
                new IncidentId(id),
                SHOP,
                new RunbookId("run " + text(random) + "!"),
                new CheckId("check-" + random.nextInt(9)),
                instant(random),
                attempts,
                Stream.generate(() -> instant(random)).limit(random.nextInt(4)).toList(),
                perhaps(random),
                state);
    }

    private static List<ActionReport> actions(Random random) {
        ActionReport.Result[] results = ActionReport.Result.values();
        return Stream.generate(() ->
                        new ActionReport(
                                text(random),
                                text(random),
                                results[random.nextInt(results.length)],
                                text(random)))
                .limit(random.nextInt(3))
                .toList();
    }

    // Any characters at all, halves of surrogate pairs and control characters included.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65536));
        }
        return text.toString();
    }

    private Instant instant(Random random) {
        return clock.instant().minusNanos(random.nextInt());
    }

    private @Nullable Instant perhaps(Random random) {
        return random.nextBoolean() ? instant(random) : null;
    }
}
