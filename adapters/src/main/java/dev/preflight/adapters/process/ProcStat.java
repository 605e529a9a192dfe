package dev.preflight.adapters.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells of a process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record ProcStat(long pid, char state, long session) {
    /** Reads it; null if the process is gone, or the system has no such files. */
    static @Nullable ProcStat of(Path process) {
        String stat;
        try {
            stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return null;
        }
        // The second field is the program's name in brackets, with spaces and brackets of its own.
        String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return new ProcStat(pid, rest[0].charAt(0), Long.parseLong(rest[3]));
    }

    boolean isZombie() {
        return state == 'Z' || state == 'X';
    }
}
