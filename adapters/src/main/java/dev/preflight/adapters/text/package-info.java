/** Makes texts of other people fit to be shown. */
@NullMarked
package dev.preflight.adapters.text;

import org.jspecify.annotations.NullMarked;
