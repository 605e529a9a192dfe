/** Small fakes and builders that the tests of core share. */
@NullMarked
package dev.preflight.core.testing;

import org.jspecify.annotations.NullMarked;
