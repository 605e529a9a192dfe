/** Every runbook of every target at its interval. */
@NullMarked
package dev.preflight.service.schedule;

import org.jspecify.annotations.NullMarked;
