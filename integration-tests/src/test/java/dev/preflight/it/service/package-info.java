/** The service as it is started, deployed and asked. */
@NullMarked
package dev.preflight.it.service;

import org.jspecify.annotations.NullMarked;
