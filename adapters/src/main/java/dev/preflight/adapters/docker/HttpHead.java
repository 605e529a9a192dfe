package dev.preflight.adapters.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the beginning of an HTTP answer whose body goes on to the end of the connection. */
final class HttpHead {
    private static final byte[] PROTOCOL = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = "HTTP/1.x ".length();
    private static final int STATUS_DIGITS = 3;

    private HttpHead() {}

    /**
     * Finds the status and the body.
     *
     * @throws IOException if it is not HTTP, or breaks off before the body
     */
    static Answer answer(byte[] content) throws IOException {
        return new Answer(status(content), content, endOf(content));
    }

    private static int status(byte[] content) throws IOException {
        if (content.length < STATUS + STATUS_DIGITS) {
            throw new IOException("an answer of " + content.length + " bytes");
        }
        for (int i = 0; i < PROTOCOL.length; i++) {
            if (content[i] != PROTOCOL[i]) {
                throw new IOException("not HTTP");
            }
        }
        int status = 0;
        for (int i = STATUS; i < STATUS + STATUS_DIGITS; i++) {
            int digit = content[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IOException("not a status of HTTP");
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private static int endOf(byte[] content) throws IOException {
        for (int i = 3; i < content.length; i++) {
            if (content[i] == '\n'
                    && content[i - 1] == '\r'
                    && content[i - 2] == '\n'
                    && content[i - 3] == '\r') {
                return i + 1;
            }
        }
        throw new IOException("an answer that breaks off in its head");
    }
}
