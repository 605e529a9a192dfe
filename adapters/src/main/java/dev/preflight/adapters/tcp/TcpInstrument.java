package dev.preflight.adapters.tcp;

import dev.preflight.adapters.probe.HostNames;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import java.time.Duration;

/** Sees whether somebody listens on a TCP port. */
public final class TcpInstrument {
    private static final int HIGHEST_PORT = 65_535;

    private final HostNames names;

    public TcpInstrument() {
        this(HostNames.ofThisMachine());
    }

    TcpInstrument(HostNames names) {
        this.names = names;
    }

    /**
     * Whether a connection can be opened to any of the host's addresses; it is closed at once.
     *
     * @param timeout for all of it, the resolving of the name included
     */
    public Observation observe(TcpProbe probe, Duration timeout) throws InterruptedException {
        int port = portOf(probe.port());
        if (port < 1 || port > HIGHEST_PORT) {
            return unable(probe, "port '" + probe.port() + "' is no number from 1 to 65535");
        }
        if (probe.host().isBlank()) {
            return unable(probe, "it names no host");
        }
        return new TcpConnect(probe, port, names, timeout).within(timeout);
    }

    private static Observation unable(TcpProbe probe, String reason) {
        return new Unobserved(
                Unobserved.Reason.UNABLE, probe.describe() + " is not possible: " + reason);
    }

    private static int portOf(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }
}
