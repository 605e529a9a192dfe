package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filed runs in a table. */
final class SqlFiledRuns implements FiledRuns {
    private static final String COLUMNS =
            "id, runbook, target, mode, origin, created_at, ended_at, outcome, report, problem";
    private static final String SELECT = "select " + COLUMNS + " from filed_runs ";

    private final Database database;

    SqlFiledRuns(Database database) {
        this.database = database;
    }

    @Override
    public void file(FiledRun run) throws StorageException {
        database.write(session ->
                session.update(
                        "insert into filed_runs ("
                                + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (id) do nothing",
                        run.id(),
                        run.runbook(),
                        run.target(),
                        run.mode(),
                        run.origin(),
                        run.createdAt(),
                        run.endedAt(),
                        run.outcome(),
                        run.report(),
                        run.problem()));
    }

    @Override
    public Optional<FiledRun> find(String id) throws StorageException {
        return database.transaction(
                session -> session.first(SELECT + "where id = ?", SqlFiledRuns::run, id));
    }

    @Override
    public List<FiledRun> list(
            @Nullable String target, @Nullable String runbook, @Nullable String before, int limit)
            throws StorageException {
        Conditions conditions =
                new Conditions()
                        .andUnlessNull("target = ?", target)
                        .andUnlessNull("runbook = ?", runbook)
                        .andUnlessNull("id < ?", before);
        return database.transaction(session ->
                session.list(
                        SELECT + conditions + " order by id desc limit ?",
                        SqlFiledRuns::run,
                        conditions.values(limit)));
    }

    private static FiledRun run(ResultSet row) throws SQLException {
        return new FiledRun(
                row.getString("id"),
                row.getString("runbook"),
                row.getString("target"),
                row.getString("mode"),
                row.getString("origin"),
                Instant.parse(row.getString("created_at")),
                Instant.parse(row.getString("ended_at")),
                row.getString("outcome"),
                row.getString("report"),
                row.getString("problem"));
    }
}
