package dev.preflight.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Waits longer, where a test does not say how long: others run beside it on a machine that may be
 * small. What is promised in time is asserted, and does not rest on this.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration DEFAULT = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(DEFAULT);
    }
}
