/** The targets that runs are for, and the ports to them. */
@NullMarked
package dev.preflight.service.target;

import org.jspecify.annotations.NullMarked;
