package dev.preflight.service;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/**
 * Why the service did not start.
 *
 * @param status to exit with: 2 for settings that make no sense, else 3
 * @param message for people; null if there is nothing to say but a stack trace
 */
record StartFailure(int status, @Nullable String message) {
    static final int WRONG_USAGE = 2;
    static final int FAILED = 3;

    static StartFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException
                    || cause instanceof ConfigValidationException) {
                return new StartFailure(WRONG_USAGE, cause.getMessage());
            }
            if (cause instanceof BindException) {
                return new StartFailure(
                        FAILED,
                        "the port is in use already, perhaps by another service like this (%s): stop what listens there, or choose another with --port"
                                .formatted(cause.getMessage()));
            }
        }
        return new StartFailure(FAILED, null);
    }
}
