/** What an operator can set. */
@NullMarked
package dev.preflight.service.config;

import org.jspecify.annotations.NullMarked;
