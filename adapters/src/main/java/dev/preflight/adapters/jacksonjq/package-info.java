/** Evaluates jq expressions with jackson-jq; loaded only where a runbook has one. */
@NullMarked
package dev.preflight.adapters.jacksonjq;

import org.jspecify.annotations.NullMarked;
