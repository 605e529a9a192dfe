package dev.preflight.adapters.state;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The processes of this machine, as far as they can be seen from here. */
final class Processes {
    private static final int STAT_BYTES = 4096;
    private static final boolean HAS_PROC = !read("/proc/self/stat").isEmpty();

    private Processes() {}

    /** This machine's name. */
    static String host() {
        String name = read("/proc/sys/kernel/hostname").strip();
        if (!name.isEmpty()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /**
     * What process ids are counted in: a container counts its own. Empty where there is one only.
     */
    static String space() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Whether a process that is not seen is not there: some systems hide those of other users. */
    static boolean seesAll() {
        return !born(1).isEmpty();
    }

    /**
     * When a process began, in a form that is only good for comparing; empty if there is none. A
     * later process with the same id was born at another time.
     */
    static String born(long pid) {
        return HAS_PROC ? bornByProc(pid) : bornByHandle(pid);
    }

    // In clock ticks since boot. ProcessHandle makes a wall-clock time of them, which is another
    // one once the clock was set, and would make the living look dead.
    private static String bornByProc(long pid) {
        String stat = read("/proc/" + pid + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        boolean isGone = fields.length < 20 || "Z".equals(fields[0]) || "X".equals(fields[0]);
        return isGone ? "" : fields[19];
    }

    private static String bornByHandle(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.info().startInstant().map(Instant::toString).orElse("?"))
                .orElse("");
    }

    private static String read(String file) {
        try (InputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(STAT_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
