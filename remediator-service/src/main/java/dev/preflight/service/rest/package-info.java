/** The REST API. */
@NullMarked
package dev.preflight.service.rest;

import org.jspecify.annotations.NullMarked;
