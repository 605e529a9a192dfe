package dev.preflight.service;

import dev.preflight.adapters.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where {@code preflight serve} remembers things: every project in a file of its own, so that two
 * may be served at a time, and the demo in one that goes with it, as its stack does.
 */
final class ServeLedger {
    static final String KEY = "preflight.ledger.file";

    private static final String VARIABLE = "PREFLIGHT_LEDGER_FILE";
    private static final String NAME = "ledger.db";

    private ServeLedger() {}

    /** Whether a person has said already where it is. */
    static boolean isChosen(Map<String, String> environment) {
        return environment.containsKey(VARIABLE) || System.getProperty(KEY) != null;
    }

    static Path ofProject(String project, Map<String, String> environment) {
        return directory(environment).resolve(project + ".db");
    }

    /** A new one in the same place, since temporary file systems may hold no programs. */
    static Path ofDemo(Map<String, String> environment) throws IOException {
        Path directory = Files.createDirectories(directory(environment));
        Path own = Files.createTempDirectory(directory, "demo-");
        // After everything else has ended, the last one first.
        own.toFile().deleteOnExit();
        for (String ending : List.of("", "-wal", "-shm", ".lock")) {
            own.resolve(NAME + ending).toFile().deleteOnExit();
        }
        return own.resolve(NAME);
    }

    private static Path directory(Map<String, String> environment) {
        return StateDirectory.of(environment).path().resolve("service");
    }
}
