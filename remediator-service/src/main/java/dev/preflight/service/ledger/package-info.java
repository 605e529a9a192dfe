/**
 * What the service remembers for good: incidents, what happened, what people ordered, what is owed.
 */
@NullMarked
package dev.preflight.service.ledger;

import org.jspecify.annotations.NullMarked;
