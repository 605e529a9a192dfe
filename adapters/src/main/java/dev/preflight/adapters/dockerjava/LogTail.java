package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the end of a log that comes in frames. */
final class LogTail extends ResultCallback.Adapter<Frame> {
    static final int MAX_BYTES = 64 * 1024;

    // Whoever reads it knows that the first line may be the end of one.
    private static final String CUT = "...";

    private byte[] kept = new byte[0];
    private boolean isCut;

    @Override
    public synchronized void onNext(Frame frame) {
        byte[] more = frame.getPayload();
        byte[] all = Arrays.copyOf(kept, kept.length + more.length);
        System.arraycopy(more, 0, all, kept.length, more.length);
        isCut |= all.length > MAX_BYTES;
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - MAX_BYTES), all.length);
    }

    synchronized String text() {
        String text = new String(kept, StandardCharsets.UTF_8);
        return isCut ? CUT + text : text;
    }
}
