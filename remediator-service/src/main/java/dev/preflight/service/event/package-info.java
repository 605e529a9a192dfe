/** Events: what goes over the channels, and who is told. */
@NullMarked
package dev.preflight.service.event;

import org.jspecify.annotations.NullMarked;
