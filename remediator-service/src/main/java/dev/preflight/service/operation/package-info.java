/** What an operator sees of the service itself: health and metrics. */
@NullMarked
package dev.preflight.service.operation;

import org.jspecify.annotations.NullMarked;
