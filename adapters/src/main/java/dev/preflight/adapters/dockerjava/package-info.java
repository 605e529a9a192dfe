/** What is done through docker-java; loaded with it, when it is needed. */
@NullMarked
package dev.preflight.adapters.dockerjava;

import org.jspecify.annotations.NullMarked;
