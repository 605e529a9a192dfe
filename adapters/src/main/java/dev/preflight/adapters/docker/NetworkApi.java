package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Asks an engine over TCP, with TLS if it has certificates. Blocks: each wait is limited, but not
 * their sum, and only {@link #close}, from another thread, ends it before.
 */
final class NetworkApi implements EngineApi, AutoCloseable {
    private final DockerEndpoint endpoint;
    private final Trouble trouble;
    private final Duration limit;
    private final int millis;
    private @Nullable Socket open;
    private boolean closed;

    NetworkApi(DockerEndpoint endpoint, Trouble trouble, Duration wait) {
        this.endpoint = endpoint;
        this.trouble = trouble;
        limit = wait;
        millis = Math.toIntExact(wait.toMillis());
    }

    @Override
    public Answer get(String path) throws EngineException, IOException {
        return HttpHead.answer(exchange("GET ".concat(path)));
    }

    private byte[] exchange(String request) throws EngineException, IOException {
        byte[] content;
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            begin(socket);
            Socket connected = connect(socket);
            connected.getOutputStream().write(bytes(request));
            content = connected.getInputStream().readNBytes(Answer.MAX_BYTES + 1);
        } catch (IOException e) {
            throw trouble.explained(request, limit, e);
        }
        if (content.length > Answer.MAX_BYTES) {
            throw new IOException("more than " + Answer.MAX_BYTES + " bytes");
        }
        return content;
    }

    private synchronized void begin(Socket socket) throws IOException {
        if (closed) {
            throw new IOException("the conversation is over");
        }
        open = socket;
    }

    private static byte[] bytes(String request) {
        return request.concat(" HTTP/1.0\r\nHost: docker\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Socket connect(Socket socket) throws EngineException, IOException {
        URI address = endpoint.address();
        socket.setSoTimeout(millis);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis);
        Path certificates = endpoint.certificates();
        return certificates == null ? socket : secure(socket, address, certificates);
    }

    private static Socket secure(Socket socket, URI address, Path certificates)
            throws EngineException, IOException {
        SSLSocket secure =
                (SSLSocket)
                        DockerJavaLoader.dockerJava()
                                .tls(certificates)
                                .getSocketFactory()
                                .createSocket(socket, address.getHost(), address.getPort(), true);
        // Without this any certificate of the authority's would do, whatever host it is for.
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** Ends the exchange that is under way, and lets no other begin. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (open != null) {
            open.close();
        }
    }
}
