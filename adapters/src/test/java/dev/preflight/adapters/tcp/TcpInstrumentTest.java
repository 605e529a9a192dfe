package dev.preflight.adapters.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.http.RawServer;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpInstrumentTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final InetAddress LISTENING = InetAddress.getLoopbackAddress();
    private static final InetAddress SILENT = RawServer.silentAddress();

    @Test
    void connectsToWhoListens() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(observe("localhost", Integer.toString(server.getLocalPort())))
                    .isEqualTo(new Connected("localhost:" + server.getLocalPort()));
        }
    }

    @Test
    void connectsToWhicheverAddressIsListenedOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LISTENING)) {
            TcpInstrument instrument =
                    new TcpInstrument(host -> new InetAddress[] {SILENT, LISTENING, SILENT});
            TcpProbe probe = new TcpProbe("both", Integer.toString(server.getLocalPort()));

            assertThat(instrument.observe(probe, AMPLE))
                    .isEqualTo(new Connected("both:" + server.getLocalPort()));
        }
    }

    @Test
    void reachesNobodyWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(observe("localhost", Integer.toString(port)))
                .isEqualTo(
                        new Unobserved(
                                Reason.UNREACHABLE,
                                "connect localhost:" + port + " failed: Connection refused"));
    }

    @Test
    void reachesNoUnknownHost() throws Exception {
        assertThat(observe("no-such-host.invalid", "80"))
                .isEqualTo(
                        new Unobserved(
                                Reason.UNREACHABLE,
                                "connect no-such-host.invalid:80 failed:"
                                        + " no host no-such-host.invalid is known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "-1", "65536", "80.5", "99999999999", "80 81"})
    void cannotAskWhatIsNoPort(String port) throws Exception {
        assertThat(observe("localhost", port))
                .isInstanceOfSatisfying(
                        Unobserved.class, it -> assertThat(it.reason()).isEqualTo(Reason.UNABLE));
    }

    @Test
    void cannotAskNobody() throws Exception {
        assertThat(observe(" ", "80"))
                .isEqualTo(
                        new Unobserved(
                                Reason.UNABLE, "connect  :80 is not possible: it names no host"));
    }

    private static Observation observe(String host, String port) throws InterruptedException {
        return new TcpInstrument().observe(new TcpProbe(host, port), AMPLE);
    }
}
