package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.IncidentFormat;
import dev.preflight.adapters.state.MalformedException;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The incidents in a table: each as JSON, with what is asked for beside it. */
final class SqlIncidents implements Incidents {
    static final String SELECT = "select target, target_id, changed_at, incident from incidents ";

    private final Database database;
    private final InstantSource clock;

    SqlIncidents(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Ledger of(String target) {
        return new SqlLedger(database, clock, target, null);
    }

    @Override
    public Ledger resetting(String target, String by) {
        return new SqlLedger(database, clock, target, by);
    }

    @Override
    public Optional<RecordedIncident> find(String id) throws StorageException {
        return database.transaction(
                session -> session.first(SELECT + "where id = ?", SqlIncidents::incident, id));
    }

    @Override
    public boolean anyOpen(String target, Runbook runbook) throws StorageException {
        List<CheckId> open =
                database.transaction(session ->
                        session.list(
                                "select distinct check_id from incidents where target = ?"
                                        + " and runbook = ? and closed_at is null",
                                row -> new CheckId(row.getString(1)),
                                target,
                                runbook.id().value()));
        // Those of checks that the runbook does not have any more are nobody's to go on with.
        return open.stream().anyMatch(check -> runbook.check(check).isPresent());
    }

    @Override
    public List<RecordedIncident> list(Query query) throws StorageException {
        Conditions conditions =
                new Conditions()
                        .andUnlessNull("state = ?", query.state())
                        .andUnlessNull("target = ?", query.target())
                        .andUnlessNull(
                                "ordinal < (select ordinal from incidents where id = ?)",
                                query.before());
        return database.transaction(session ->
                session.list(
                        SELECT + conditions + " order by ordinal desc limit ?",
                        SqlIncidents::incident,
                        conditions.values(query.limit())));
    }

    @Override
    public void diagnosed(String incident, Instant at, List<ActionReport> diagnostics)
            throws StorageException {
        String actions = IncidentFormat.writeActions(diagnostics);
        database.transaction(session ->
                session.update(
                        "insert into diagnostics (incident, collected_at, actions)"
                                + " select id, ?, ? from incidents where id = ?"
                                + " on conflict (incident) do update set"
                                + " collected_at = excluded.collected_at,"
                                + " actions = excluded.actions",
                        at,
                        actions,
                        incident));
    }

    @Override
    public List<ActionReport> diagnostics(String incident) throws StorageException {
        return database.transaction(session ->
                session.first(
                                "select actions from diagnostics where incident = ?",
                                row -> IncidentFormat.readActions(row.getString(1)),
                                incident)
                        .orElse(List.of()));
    }

    static RecordedIncident incident(ResultSet row) throws SQLException, MalformedException {
        return new RecordedIncident(
                row.getString("target"),
                IncidentFormat.read(
                        new TargetId(row.getString("target_id")), row.getString("incident")),
                Instant.parse(row.getString("changed_at")));
    }
}
