/** Detection: listens to container engines, so that what happens is checked at once. */
@NullMarked
package dev.preflight.service.detect;

import org.jspecify.annotations.NullMarked;
