package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where a user's ledger lives.
 *
 * @param path absolute; need not exist yet
 */
public record StateDirectory(Path path) {
    public StateDirectory {
        path = path.toAbsolutePath();
    }

    /**
     * The directory that an environment asks for: {@code PREFLIGHT_STATE_DIR}, else {@code
     * $XDG_STATE_HOME/preflight}, else {@code ~/.local/state/preflight}.
     */
    public static StateDirectory of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("PREFLIGHT_STATE_DIR", "");
        if (!chosen.isBlank()) {
            return new StateDirectory(Path.of(chosen));
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        // The XDG specification has relative paths ignored.
        Path base =
                !xdg.isBlank() && Path.of(xdg).isAbsolute()
                        ? Path.of(xdg)
                        : home(environment).resolve(".local/state");
        return new StateDirectory(base.resolve("preflight"));
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
