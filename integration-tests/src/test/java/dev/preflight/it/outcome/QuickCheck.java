package dev.preflight.it.outcome;

import dev.preflight.it.stack.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The hand-run script that Preflight replaces, for comparison. */
record QuickCheck(Path script) {
    // It asks without a limit: one that has not come to an end by then waits for ever.
    private static final int LIMIT_SECONDS = 40;
    private static final int ENDED_BY_TIMEOUT = 124;

    /** What it says. */
    enum Word {
        READY("ready"),
        NOT_READY("not ready"),
        NOTHING("nothing, it hangs"),
        NOT_ASKED("");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        /** Whether it says what is so. */
        boolean isRight(boolean ready) {
            return this == NOT_ASKED || this == (ready ? READY : NOT_READY);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The script, copied to where bash finds it. */
    static QuickCheck in(Path directory) {
        Path script = directory.resolve("quick-check.sh");
        try (InputStream in = QuickCheck.class.getResourceAsStream("/truth/quick-check.sh")) {
            Files.write(script, Objects.requireNonNull(in, "no script").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new QuickCheck(script);
    }

    Command.Result run(Path directory, Map<String, String> environment) {
        List<String> line = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(List.of("timeout", LIMIT_SECONDS + "s", "bash", script.toString()));
        return new Command(directory, line).run();
    }

    static Word word(Command.Result result) {
        return switch (result.exit()) {
            case 0 -> Word.READY;
            case ENDED_BY_TIMEOUT -> Word.NOTHING;
            default -> Word.NOT_READY;
        };
    }
}
