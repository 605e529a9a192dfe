/** Runbook files: read from Markdown or YAML, understood, and written again. */
@NullMarked
package dev.preflight.adapters.runbook;

import org.jspecify.annotations.NullMarked;
