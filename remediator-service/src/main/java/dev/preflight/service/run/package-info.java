/** Runs: asked for, queued, run one at a time for each target, and kept. */
@NullMarked
package dev.preflight.service.run;

import org.jspecify.annotations.NullMarked;
