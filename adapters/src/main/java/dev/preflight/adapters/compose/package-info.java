/**
 * Runs docker compose, for what only it can do: read compose files, and make containers of them.
 */
@NullMarked
package dev.preflight.adapters.compose;

import org.jspecify.annotations.NullMarked;
