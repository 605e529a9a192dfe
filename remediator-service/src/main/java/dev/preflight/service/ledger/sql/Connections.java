package dev.preflight.service.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Ends connections. */
final class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    private Connections() {}

    /** Closes a connection; if that fails, it is of no more use all the same. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection to the ledger could not be closed", e);
        }
    }
}
