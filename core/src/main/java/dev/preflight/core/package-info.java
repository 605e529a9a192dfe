/** The domain: what a runbook asks for, what was seen, and what may be done about it. */
@NullMarked
package dev.preflight.core;

import org.jspecify.annotations.NullMarked;
