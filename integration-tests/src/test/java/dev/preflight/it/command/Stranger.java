package dev.preflight.it.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.it.stack.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user without any rights and without a home, who has a copy of the command.
 *
 * @param directory of the copy, which everybody may read
 */
public record Stranger(Path directory) {
    // By env, which says so with an exit status where there is no setpriv.
    private static final List<String> BECOME =
            List.of("env", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    /**
     * Lays out the copy, or skips the test, saying so: only root may become somebody else.
     *
     * @param directory empty, and in none that keeps others out
     */
    public static Stranger in(Path directory) {
        String copy = "cp -r \"$0/preflight.jar\" \"$0/lib\" \"$1\" && chmod -R a+rX \"$1\"";
        String distribution = System.getProperty("preflight.distribution");
        Command.of("sh", "-c", copy, distribution, directory.toString()).run().orFail();
        Stranger stranger = new Stranger(directory);
        Stream<String> line = Stream.concat(stranger.program().stream(), Stream.of("version"));
        Command.Result version = new Command(directory, line.toList()).run();
        if (!version.ok()) {
            // Maven only counts what is skipped.
            System.out.println("A test as another user is skipped: " + version.describe());
        }
        assumeTrue(version.ok(), "nobody else can run the command here");
        return stranger;
    }

    /** What starts the command as this user, before its arguments. */
    List<String> program() {
        Stream<String> program = PackagedCli.program(directory.resolve("preflight.jar")).stream();
        return Stream.concat(BECOME.stream(), program).toList();
    }
}
