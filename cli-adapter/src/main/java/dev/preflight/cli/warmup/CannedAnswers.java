package dev.preflight.cli.warmup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server that knows the answer to some GET requests, on a socket of any kind. */
final class CannedAnswers implements Runnable {
    // More than a client here sends in one piece; the first line is all that counts.
    private static final int REQUEST_BYTES = 4096;

    private final ServerSocketChannel socket;
    private final Map<String, String> answers;

    private CannedAnswers(ServerSocketChannel socket, Map<String, String> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /**
     * Answers until the socket is closed, or the process ends.
     *
     * @param answers JSON by path, without query
     */
    static void serve(ServerSocketChannel socket, Map<String, String> answers) {
        Thread thread = new Thread(new CannedAnswers(socket, answers), "canned-answers");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (socket.isOpen()) {
            try (SocketChannel client = socket.accept()) {
                answer(client);
            } catch (IOException closed) {
                // By the owner, and the loop ends; or by a client, which then misses its answer and
                // says so.
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(REQUEST_BYTES);
        client.read(request);
        String[] words =
                StandardCharsets.US_ASCII.decode(request.flip()).toString().split("[ ?]", 3);
        // Who asks for nothing, as to see whether somebody listens, is told so like anybody else.
        String json = answers.get(words.length > 1 ? words[1] : "");
        byte[] body = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 "
                        + (json == null ? "404 Not Found" : "200 OK")
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\nConnection: close\r\n\r\n";
        write(client, head.getBytes(StandardCharsets.US_ASCII));
        write(client, body);
    }

    private static void write(SocketChannel client, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }
}
