package dev.preflight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;

/**
 * Has the JDK load what every run needs while the arguments are still being read, on another core:
 * a tenth of a check's time. Connects to nothing, changes nothing, and is not waited for.
 */
final class Preload implements Runnable {
    private Preload() {}

    static void start() {
        Thread thread = new Thread(new Preload(), "preload");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            new URL("http", "localhost", "/").openConnection();
            Selector.open().close();
            SocketChannel.open(StandardProtocolFamily.UNIX).close();
            new JsonFactory().createParser("{}").close();
            Instant.parse("2026-01-01T00:00:00Z");
        } catch (IOException | UnsupportedOperationException unavailable) {
            // Whoever needs it will say what for; here it was only to be there early.
        }
    }
}
