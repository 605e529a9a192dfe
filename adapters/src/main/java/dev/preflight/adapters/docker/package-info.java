/** Finds a Docker engine the way the docker command does, and talks to it. */
@NullMarked
package dev.preflight.adapters.docker;

import org.jspecify.annotations.NullMarked;
