/** The runbooks that come with the product. */
@NullMarked
package dev.preflight.adapters.bundled;

import org.jspecify.annotations.NullMarked;
