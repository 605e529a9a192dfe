/**
 * The service: runs the runbooks of configured targets, on schedule and on request. Read {@code
 * config}, {@code runbook} and {@code target} first, then {@code run}, which is driven by {@code
 * schedule} and {@code rest}.
 */
@NullMarked
package dev.preflight.service;

import org.jspecify.annotations.NullMarked;
