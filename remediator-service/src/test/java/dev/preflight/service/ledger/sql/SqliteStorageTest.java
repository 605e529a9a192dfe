package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong with the file, and that all is well again once it is mended. */
class SqliteStorageTest extends LedgerFixture {
    /** Files that hold no ledger. */
    static List<Damage> damages() {
        return List.of(
                new Damage("nothing", bytes -> new byte[0]),
                new Damage("garbage", bytes -> new byte[8192]),
                new Damage("text", bytes -> "not a database".getBytes(StandardCharsets.UTF_8)),
                new Damage("a header", bytes -> Arrays.copyOf(bytes, 100)),
                new Damage("its first page", bytes -> Arrays.copyOf(bytes, 4096)),
                new Damage("all but its end", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
                new Damage("a page of garbage", SqliteStorageTest::withGarbage));
    }

    /** Makes something else of a sound file. */
    interface Change {
        byte[] of(byte[] sound);
    }

    /** How a file was damaged. */
    record Damage(String name, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] withGarbage(byte[] bytes) {
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, 4096, 3 * 4096, (byte) 0x5a);
        return damaged;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void leavesWhatItCannotReadAsItIs(Damage damage) throws Exception {
        record("i1");
        close();
        byte[] sound = Files.readAllBytes(file());
        byte[] damaged = damage.change().of(sound);
        Files.write(file(), damaged);
        open();

        assertEverythingFails("nothing is cured", "move it away");
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);

        Files.write(file(), sound);
        assertThat(ledger.state().problem()).isEmpty();
        assertThat(ledger.incidents().find("i1")).isPresent();
    }

    @Test
    void doesNotStartAnewBesideWhatIsLeftOfAnEarlierOne() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling("ledger.db-wal"), "what was written last");

        assertEverythingFails("it is gone, and only ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void makesAWholeFileThoughAnEarlierMakingWasInterrupted() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling("ledger.db.new"), "half of it");
        Files.writeString(file().resolveSibling("ledger.db.new-journal"), "and of this");
        record("i1");

        assertThat(ledger.incidents().find("i1")).isPresent();
        assertThat(file().resolveSibling("ledger.db.new")).doesNotExist();
    }

    @Test
    void keepsOthersFromReadingIt() throws Exception {
        record("i1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void waitsForADirectoryThatCanBeUsed() throws Exception {
        Path inTheWay = Files.createFile(temp.resolve("service"));

        assertEverythingFails(inTheWay + " is not a directory", "preflight.ledger.file");
        Files.delete(inTheWay);
        assertThat(ledger.state().problem()).isEmpty();
    }

    @Test
    void waitsForPermissionToWrite() throws Exception {
        record("i1");
        Path directory = file().getParent();
        close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(directory), "this user may write everywhere");
        open();

        assertThat(ledger.state().problem().orElseThrow())
                .contains(directory + ": permission denied");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assertThat(ledger.state().problem()).isEmpty();
    }

    @Test
    void waitsForAnotherProgramThatHasLockedIt() throws Exception {
        record("i1");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");

            assertThatThrownBy(() -> record("i2"))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("another program has locked it")
                    .hasMessageContaining(file().toString());
            statement.execute("rollback");
        }
        record("i2");
        assertThat(ledger.incidents().find("i2")).isPresent();
    }

    @Test
    void leavesTablesOfALaterVersionAlone() throws Exception {
        record("i1");
        close();
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute(
                    "insert into flyway_schema_history select installed_rank + 1, '99', 'later',"
                            + " type, 'V99__later.sql', checksum, installed_by, installed_on,"
                            + " execution_time, success from flyway_schema_history");
        }
        open();

        assertEverythingFails("not of this version of Preflight", file().toString());
    }

    @Test
    void leavesTheTablesOfAnotherProgramAlone() throws Exception {
        Files.createDirectories(file().getParent());
        onTheSide("create table customers (name text)");

        assertEverythingFails("not of this version of Preflight", file().toString());
        onTheSide("select name from customers");
    }

    @Test
    void noticesWhenItsFileIsTakenAway() throws Exception {
        record("i1");
        Path away = temp.resolve("away.db");
        Files.move(file(), away);

        assertThatThrownBy(() -> record("i2"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("it was there, and now no such file or directory");
        Files.move(away, file());
        assertThat(ledger.incidents().find("i1")).isPresent();
    }

    @Test
    void recordsAnIncidentAndItsEntriesTogetherOrNot() throws Exception {
        record("i1");
        onTheSide(
                "create trigger broken before insert on journal"
                        + " begin select raise(abort, 'broken'); end");

        assertThatThrownBy(() -> record("i2"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("broken");
        assertThat(ledger.incidents().find("i2")).isEmpty();
        assertThat(ledger.journal().latest()).isEqualTo(1);

        onTheSide("drop trigger broken");
        record("i2");
        assertThat(ledger.journal().ofIncident("i2")).hasSize(1);
        assertThat(ledger.journal().latest()).isEqualTo(2);
    }

    @Test
    void recordsThoughItsThreadIsToldToStop() throws Exception {
        Thread.currentThread().interrupt();
        record("i1");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ledger.incidents().find("i1")).isPresent();
    }

    @Test
    void isNotSharedWithinAProcess() throws Exception {
        record("i1");
        try (SqliteLedger second = new SqliteLedger(file(), time)) {
            assertThat(second.state().problem().orElseThrow())
                    .contains(file().toString(), "it is kept by this process already");
            close();
            assertThat(second.state().problem()).isEmpty();
        }
    }

    @Test
    void isNotSharedWithAnotherProcess() throws Exception {
        Files.createDirectories(file().getParent());
        try (Recorder recorder = Recorder.start(file(), "r1")) {
            recorder.awaitCommit();
            assertThat(ledger.state().problem().orElseThrow())
                    .contains(file().toString(), "it is kept by pid " + recorder.pid() + " (user ")
                    .contains("Stop that one");
            assertThatThrownBy(() -> record("i1")).isInstanceOf(LedgerException.class);

            recorder.killAfter(1);
        }
        assertThat(ledger.state().problem()).isEmpty();
    }

    @Test
    void saysThatItIsClosed() {
        close();

        assertThatThrownBy(() -> ledger.journal().latest())
                .isInstanceOf(StorageException.class)
                .hasMessage("the ledger is closed, since the service is ending");
    }

    private void assertEverythingFails(String... words) {
        assertThat(ledger.state().problem().orElseThrow())
                .contains(file().toString())
                .contains(words);
        assertThatThrownBy(() -> shop().load(Story.SHOP))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> record("i2")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> ledger.journal().latest()).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> ledger.pauses().inForce()).isInstanceOf(StorageException.class);
    }

    private void record(String id) throws LedgerException {
        shop().record(Story.SHOP, Story.opened(id, time.instant()).incident());
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private void onTheSide(String sql) throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }
}
