/** Conditions on JSON in the language of jq, whatever evaluates them. */
@NullMarked
package dev.preflight.adapters.jq;

import org.jspecify.annotations.NullMarked;
