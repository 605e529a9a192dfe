/** Runbook files in Markdown, in the notation that people write by hand. */
@NullMarked
package dev.preflight.adapters.runbook.markdown;

import org.jspecify.annotations.NullMarked;
