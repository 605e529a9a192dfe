package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.StorageException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the tables are. Used by one thread at a time. */
interface Storage extends AutoCloseable {
    /**
     * Connects to the tables, which are of this version then. Transactions are to be committed.
     *
     * @throws StorageException if they cannot be used; what they hold is left as it is
     */
    Connection connect() throws StorageException;

    /**
     * Holds what it is connected to against what there is.
     *
     * @throws StorageException if the tables are not those that it was connected to
     */
    void requireUnchanged() throws StorageException;

    /** What the tables take. */
    Size size(Session session) throws SQLException, StorageException;

    /** What a failed statement means to the person who has to mend it. */
    StorageException failed(SQLException failure);

    /** What a row that makes no sense means to the person who has to mend it. */
    StorageException senseless(Exception problem);

    /** Lets others have it. */
    @Override
    void close();
}
