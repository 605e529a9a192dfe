package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer of the engine. */
final class Answer {
    static final int OK = 200;
    static final int NOT_FOUND = 404;

    /** More than any engine has to say of one container, and less than would hurt. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private final int status;
    private final byte[] content;
    private final int offset;

    /**
     * An answer.
     *
     * @param content that holds the body; not copied
     * @param offset at which the body begins; it goes on to the end
     */
    Answer(int status, byte[] content, int offset) {
        this.status = status;
        this.content = content;
        this.offset = offset;
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }

    JsonParser json() throws IOException {
        return Json.parser(content, offset);
    }

    /** The body as text, whatever it is. */
    String text() {
        return new String(content, offset, content.length - offset, StandardCharsets.UTF_8);
    }
}
