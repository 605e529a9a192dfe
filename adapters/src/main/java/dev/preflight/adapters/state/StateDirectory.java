package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's ledger lives.
 *
 * @param path absolute; need not exist yet
 * @param variable of the environment that says so
 */
public record StateDirectory(Path path, String variable) {
    private static final String CHOSEN = "PREFLIGHT_STATE_DIR";
    private static final String XDG = "XDG_STATE_HOME";

    public StateDirectory {
        path = path.toAbsolutePath();
    }

    /** One that was chosen. */
    public StateDirectory(Path path) {
        this(path, CHOSEN);
    }

    /**
     * The directory that an environment asks for: {@code PREFLIGHT_STATE_DIR}, else {@code
     * $XDG_STATE_HOME/preflight}, else {@code ~/.local/state/preflight}.
     */
    public static StateDirectory of(Map<String, String> environment) {
        String chosen = environment.getOrDefault(CHOSEN, "");
        if (!chosen.isBlank()) {
            return new StateDirectory(Path.of(chosen));
        }
        String xdg = environment.getOrDefault(XDG, "");
        // The XDG specification has relative paths ignored.
        return !xdg.isBlank() && Path.of(xdg).isAbsolute()
                ? new StateDirectory(Path.of(xdg).resolve("preflight"), XDG)
                : new StateDirectory(home(environment).resolve(".local/state/preflight"), "HOME");
    }

    /**
     * Why no file can be kept in it, and what to do; null if that cannot be told from looking at
     * it. Changes nothing.
     */
    @Nullable String problem() {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        String what = there.equals(path) ? "it" : there.toString();
        String reason;
        if (!Files.isDirectory(there)) {
            reason = what + " is not a directory";
        } else if (!Files.isWritable(there) || !Files.isExecutable(there)) {
            reason = what + " is not writable for this user";
        } else {
            return null;
        }
        return "the state directory "
                + path
                + " (from "
                + variable
                + ") cannot be used: "
                + reason
                + "; name another one in "
                + CHOSEN;
    }

    /** Creates it for this user only, with its parents; does nothing if it is there. */
    void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    private static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() ? System.getProperty("user.home", "") : home);
    }
}
