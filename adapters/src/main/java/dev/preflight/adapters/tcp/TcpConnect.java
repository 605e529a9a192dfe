package dev.preflight.adapters.tcp;

import dev.preflight.adapters.probe.BlockingCall;
import dev.preflight.adapters.probe.Late;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** One attempt to connect. */
final class TcpConnect extends BlockingCall {
    private final TcpProbe probe;
    private final int port;
    private final Duration timeout;
    private final Socket socket = new Socket(Proxy.NO_PROXY);

    TcpConnect(TcpProbe probe, int port, Duration timeout) {
        super(probe.describe());
        this.probe = probe;
        this.port = port;
        this.timeout = timeout;
    }

    @Override
    protected Observation observe() {
        int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        try (socket) {
            socket.connect(new InetSocketAddress(probe.host(), port), millis);
            return new Connected(probe.host() + ":" + port);
        } catch (SocketTimeoutException late) {
            return Late.answer(probe.describe(), timeout);
        } catch (UnknownHostException unknown) {
            return failed("no host " + probe.host() + " is known");
        } catch (IOException refused) {
            return failed(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    protected void release() {
        try {
            socket.close();
        } catch (IOException open) {
            throw new UncheckedIOException(open);
        }
    }

    private Observation failed(String reason) {
        return new Unobserved(
                Unobserved.Reason.UNREACHABLE, probe.describe() + " failed: " + reason);
    }
}
