package dev.preflight.service.ledger.sql;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.ledger.StorageException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pauses in a table. The data of their entries has the pause's {@code id}, its {@code owner},
 * {@code reason} and {@code until}, and for one that was ended {@code by} whom. One that ends by
 * itself leaves no entry: its beginning said when.
 */
final class SqlPauses implements Pauses {
    static final String SELECT = "select id, target, since, owner, reason, until_at from pauses ";
    static final String IN_FORCE = "where ended_at is null and until_at > ? ";

    private final Database database;
    private final InstantSource clock;

    SqlPauses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public RecordedPause begin(@Nullable String target, Pause pause) throws StorageException {
        Instant now = clock.instant();
        return database.transaction(session -> {
            String id = "p" + session.next(Counter.PAUSES);
            session.update(
                    "insert into pauses (id, target, since, owner, reason, until_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    id,
                    target,
                    now,
                    pause.owner(),
                    pause.reason(),
                    pause.until());
            RecordedPause begun = new RecordedPause(id, target, now, pause);
            enter(session, JournalEntry.Type.PAUSE_BEGUN, now, begun, data -> {});
            return begun;
        });
    }

    @Override
    public Optional<RecordedPause> end(String id, String by) throws StorageException {
        Instant now = clock.instant();
        return database.transaction(session -> {
            Optional<RecordedPause> ended =
                    session.first(SELECT + IN_FORCE + "and id = ?", SqlPauses::pause, now, id);
            if (ended.isPresent()) {
                session.update(
                        "update pauses set ended_at = ?, ended_by = ? where id = ?", now, by, id);
                enter(
                        session,
                        JournalEntry.Type.PAUSE_ENDED,
                        now,
                        ended.get(),
                        data -> data.field("by", by));
            }
            return ended;
        });
    }

    @Override
    public List<RecordedPause> inForce() throws StorageException {
        return database.transaction(session ->
                session.list(
                        SELECT + IN_FORCE + "order by until_at, since",
                        SqlPauses::pause,
                        clock.instant()));
    }

    static RecordedPause pause(ResultSet row) throws SQLException {
        return new RecordedPause(
                row.getString("id"),
                row.getString("target"),
                Instant.parse(row.getString("since")),
                new Pause(
                        row.getString("owner"),
                        row.getString("reason"),
                        Instant.parse(row.getString("until_at"))));
    }

    private static void enter(
            Session session,
            JournalEntry.Type type,
            Instant at,
            RecordedPause pause,
            Data.Fields more)
            throws SQLException {
        Place place = new Place(pause.target(), null, null, null);
        SqlJournal.append(session, type, at, place, Data.of(data -> write(pause, more, data)));
    }

    private static void write(RecordedPause pause, Data.Fields more, Data.Writer data)
            throws IOException {
        data.field("id", pause.id());
        data.field("owner", pause.pause().owner());
        data.field("reason", pause.pause().reason());
        data.field("until", pause.pause().until());
        more.to(data);
    }
}
