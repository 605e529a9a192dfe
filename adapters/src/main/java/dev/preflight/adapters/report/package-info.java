/** Tells people and programs how a run goes on, and what came of it. */
@NullMarked
package dev.preflight.adapters.report;

import org.jspecify.annotations.NullMarked;
