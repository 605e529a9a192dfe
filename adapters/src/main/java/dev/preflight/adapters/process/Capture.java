package dev.preflight.adapters.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end and keeps its head and its tail. */
final class Capture extends Thread {
    private static final int HALF = 32 * 1024;
    // On the tail's own line, too: whoever shows only that one shows that it has a beginning.
    private static final String CUT = "...";

    private final InputStream stream;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[HALF];
    private long tailBytes;

    private Capture(InputStream stream, String name) {
        super(name);
        this.stream = stream;
        setDaemon(true);
    }

    static Capture of(InputStream stream, String name) {
        Capture capture = new Capture(stream, name);
        capture.start();
        return capture;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[8192];
        try {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                keep(chunk, length);
            }
        } catch (IOException broken) {
            byte[] note = bytes("\n[the rest is lost: " + broken + "]");
            keep(note, note.length);
        }
    }

    /** What was read so far; bytes that are no UTF-8 are replaced. */
    synchronized String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(head.toByteArray());
        if (tailBytes > HALF) {
            text.writeBytes(bytes("\n[... " + (tailBytes - HALF) + " bytes left out ...]\n" + CUT));
            int oldest = (int) (tailBytes % HALF);
            text.write(tail, oldest, HALF - oldest);
            text.write(tail, 0, oldest);
        } else {
            text.write(tail, 0, (int) tailBytes);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Whether nothing was left out of the text. */
    synchronized boolean isWhole() {
        return tailBytes <= HALF;
    }

    private synchronized void keep(byte[] chunk, int length) {
        int toHead = Math.min(length, HALF - head.size());
        head.write(chunk, 0, toHead);
        for (int at = toHead; at < length; at++) {
            tail[(int) (tailBytes++ % HALF)] = chunk[at];
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
