package dev.preflight.service.ledger.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is wrong with a ledger file, in words for the person who has to mend it. */
record SqliteProblem(Path file) {
    private static final int PRIMARY_CODE = 0xff;

    String of(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return cannotBeUsed(String.valueOf(failure.getMessage()), lookAtIt());
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_NOTADB -> damaged("it is not a SQLite database");
            case SQLITE_CORRUPT -> damaged("it is damaged");
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    cannotBeUsed("another program has locked it", "End that program");
            case SQLITE_FULL -> cannotBeUsed("the disk is full", "Make room");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                    cannotBeUsed(
                            "this user may not write it",
                            "Make it and its directory writable for user "
                                    + System.getProperty("user.name", "unknown")
                                    + ", or name another file in preflight.ledger.file");
            default -> cannotBeUsed(String.valueOf(failure.getMessage()), lookAtIt());
        };
    }

    String cannotBeUsed(String problem, String advice) {
        return "the ledger file "
                + file
                + " cannot be used: "
                + problem
                + "; nothing is cured until it can. "
                + advice;
    }

    String damaged(String problem) {
        return "the ledger file "
                + file
                + " cannot be used: "
                + problem
                + "; it is left as it is, and nothing is cured. Stop the service and put a copy in"
                + " its place, or move it away with what is named "
                + file.getFileName()
                + "-*: the service then starts with fresh budgets";
    }

    private String lookAtIt() {
        return "Look at the disk that "
                + file
                + " is on, or name another file in preflight.ledger.file";
    }

    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE);
    }
}
