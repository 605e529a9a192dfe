/** Libraries that are loaded only when something needs them. */
@NullMarked
package dev.preflight.adapters.library;

import org.jspecify.annotations.NullMarked;
