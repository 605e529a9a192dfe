/** What happens on a real container engine is noticed at once, also when it was out of hearing. */
@NullMarked
package dev.preflight.it.detect;

import org.jspecify.annotations.NullMarked;
