/** What outlives a process: the lock on a target, and the ledger of its incidents. */
@NullMarked
package dev.preflight.adapters.state;

import org.jspecify.annotations.NullMarked;
