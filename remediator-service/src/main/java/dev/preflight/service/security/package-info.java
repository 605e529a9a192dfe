/** Who may reach the service, who is asking, and what they may do. */
@NullMarked
package dev.preflight.service.security;

import org.jspecify.annotations.NullMarked;
