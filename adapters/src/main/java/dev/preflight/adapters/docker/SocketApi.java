package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Asks an engine through its socket, in HTTP/1.0 with a connection for each question: the answer is
 * never chunked then and ends with the connection, and a socket of the same machine costs next to
 * nothing to connect. Waits with a selector, so that neither an engine that never answers nor one
 * that drips can outlast the deadline.
 */
final class SocketApi implements EngineApi, AutoCloseable {
    private static final int FIRST_BUFFER = 16 * 1024;

    private final DockerEndpoint endpoint;
    private final Trouble trouble;
    private final Duration limit;
    private final long deadline;
    private final Selector selector;

    /**
     * Begins a conversation.
     *
     * @param limit from now, for all answers together
     */
    SocketApi(DockerEndpoint endpoint, Trouble trouble, Duration limit) throws IOException {
        this.endpoint = endpoint;
        this.trouble = trouble;
        this.limit = limit;
        deadline = System.nanoTime() + limit.toNanos();
        selector = Selector.open();
    }

    @Override
    public Answer get(String path) throws EngineException, IOException, InterruptedException {
        byte[] content = exchange("GET ".concat(path));
        return HttpHead.answer(content);
    }

    private byte[] exchange(String request)
            throws EngineException, IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Before it connects, which could wait without end if the engine's queue is full.
            channel.configureBlocking(false);
            connect(channel);
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            send(channel, request);
            key.interestOps(SelectionKey.OP_READ);
            return receive(channel, request);
        }
    }

    private void connect(SocketChannel channel) throws EngineException {
        try {
            if (!channel.connect(UnixDomainSocketAddress.of(endpoint.socket()))) {
                throw new IOException("too many wait to be connected");
            }
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }

    private void send(SocketChannel channel, String request)
            throws EngineException, InterruptedException {
        ByteBuffer bytes =
                StandardCharsets.US_ASCII.encode(
                        request.concat(" HTTP/1.0\r\nHost: docker\r\n\r\n"));
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(request);
                }
            }
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }

    private byte[] receive(SocketChannel channel, String request)
            throws EngineException, IOException, InterruptedException {
        byte[] content = new byte[FIRST_BUFFER];
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (read(channel, buffer, request)) {
            if (!buffer.hasRemaining()) {
                requireBounded(content.length);
                content = Arrays.copyOf(content, 2 * content.length);
                buffer = ByteBuffer.wrap(content).position(content.length / 2);
            }
        }
        return Arrays.copyOf(content, buffer.position());
    }

    /* Whether there may be more. */
    private boolean read(SocketChannel channel, ByteBuffer buffer, String request)
            throws EngineException, InterruptedException {
        await(request);
        try {
            return channel.read(buffer) >= 0;
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }

    private static void requireBounded(int size) throws IOException {
        if (size >= Answer.MAX_BYTES) {
            throw new IOException("more than " + Answer.MAX_BYTES + " bytes");
        }
    }

    private void await(String request) throws EngineException, InterruptedException {
        long millis = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
        if (millis == 0) {
            throw trouble.timeout(request, limit);
        }
        try {
            selector.select(millis);
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
