/** The ledger in a database: every operation is one transaction, durable when it returns. */
@NullMarked
package dev.preflight.service.ledger.sql;

import org.jspecify.annotations.NullMarked;
