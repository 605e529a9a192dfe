/** The runbooks that are served. */
@NullMarked
package dev.preflight.service.runbook;

import org.jspecify.annotations.NullMarked;
