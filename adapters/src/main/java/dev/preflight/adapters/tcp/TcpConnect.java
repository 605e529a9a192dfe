package dev.preflight.adapters.tcp;

import dev.preflight.adapters.probe.BlockingCall;
import dev.preflight.adapters.probe.HostNames;
import dev.preflight.adapters.probe.Late;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt to connect, to each address of the host in turn until one accepts. */
final class TcpConnect extends BlockingCall {
    private final TcpProbe probe;
    private final int port;
    private final HostNames names;
    private final Duration timeout;
    private @Nullable Socket open;

    TcpConnect(TcpProbe probe, int port, HostNames names, Duration timeout) {
        super(probe.describe());
        this.probe = probe;
        this.port = port;
        this.names = names;
        this.timeout = timeout;
    }

    @Override
    protected Observation observe() {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            InetAddress[] addresses = names.addressesOf(probe.host());
            for (int next = 0; next < addresses.length - 1; next++) {
                if (accepts(addresses[next], deadline, addresses.length - next)) {
                    return connected();
                }
            }
            connect(addresses[addresses.length - 1], deadline, 1);
            return connected();
        } catch (SocketTimeoutException late) {
            return Late.answer(probe.describe(), timeout);
        } catch (UnknownHostException unknown) {
            return failed("no host " + probe.host() + " is known");
        } catch (IOException refused) {
            return failed(String.valueOf(refused.getMessage()));
        }
    }

    private boolean accepts(InetAddress address, long deadline, int left) {
        try {
            connect(address, deadline, left);
            return true;
        } catch (IOException refused) {
            // The last of the addresses decides.
            return false;
        }
    }

    // Each has its share of the time, lest one that never answers hides the others.
    private void connect(InetAddress address, long deadline, int left) throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000 / left;
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            begin(socket);
            socket.connect(
                    new InetSocketAddress(address, port),
                    (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE)));
        }
    }

    private synchronized void begin(Socket socket) throws SocketTimeoutException {
        if (isAbandoned()) {
            throw new SocketTimeoutException();
        }
        open = socket;
    }

    @Override
    protected synchronized void release() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Observation connected() {
        return new Connected(probe.host() + ":" + port);
    }

    private Observation failed(String reason) {
        return new Unobserved(
                Unobserved.Reason.UNREACHABLE, probe.describe() + " failed: " + reason);
    }
}
