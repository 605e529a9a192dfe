/** Runbook files in YAML. */
@NullMarked
package dev.preflight.adapters.runbook.yaml;

import org.jspecify.annotations.NullMarked;
