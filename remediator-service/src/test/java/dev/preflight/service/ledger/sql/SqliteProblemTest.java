package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteProblemTest {
    private final SqliteProblem problem = new SqliteProblem(Path.of("/var/lib/ledger.db"));

    @ParameterizedTest
    @CsvSource({
        "SQLITE_FULL,the disk is full,Make room",
        "SQLITE_READONLY,this user may not write it,Make it and its directory writable for user",
        "SQLITE_READONLY_DIRECTORY,this user may not write it,preflight.ledger.file",
        "SQLITE_CANTOPEN,this user may not write it,Make it and its directory writable for user",
        "SQLITE_BUSY_SNAPSHOT,another program has locked it,End that program",
        "SQLITE_CORRUPT_VTAB,it is damaged,it is left as it is",
        "SQLITE_NOTADB,it is not a SQLite database,move it away",
        "SQLITE_IOERR_FSYNC,what the system said,Look at the disk",
    })
    void saysWhatIsWrongWhereAndWhatToDo(SQLiteErrorCode code, String what, String advice) {
        assertThat(problem.of(new SQLiteException("what the system said", code)))
                .startsWith("the ledger file /var/lib/ledger.db cannot be used: " + what)
                .contains("nothing is cured")
                .contains(advice);
    }
}
