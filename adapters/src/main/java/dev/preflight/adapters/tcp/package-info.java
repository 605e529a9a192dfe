/** Opens TCP connections to see whether somebody listens. */
@NullMarked
package dev.preflight.adapters.tcp;

import org.jspecify.annotations.NullMarked;
