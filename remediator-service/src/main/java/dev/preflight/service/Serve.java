package dev.preflight.service;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.environment.TargetOptionException;
import dev.preflight.adapters.text.Printable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service. Called as {@code serve}, as the launcher does it, it has embedded defaults;
 * called without arguments it goes by its configuration alone.
 *
 * <p>Exit statuses are those of the command: 2 for what was typed or configured and makes no sense,
 * 3 if it could not be started, 130 or 143 if it was told to end.
 */
@QuarkusMain
public final class Serve {
    private static final String NAME = "serve";

    Serve() {}

    /** Runs until the process is told to end. */
    public static void main(String... args) {
        if (ServeOptions.askForHelp(args)) {
            System.out.print(ServeOptions.help());
            return;
        }
        int refused = configure(System.err, System.getenv(), args);
        if (refused != 0) {
            System.exit(refused);
        }
        Quarkus.run(Announcement.class, Serve::exit);
    }

    /** Sets what was typed as properties of this process; answers with an exit status, or 0. */
    static int configure(PrintStream err, Map<String, String> environment, String... args) {
        if (args.length == 0) {
            return 0;
        }
        try {
            if (!args[0].equals(NAME)) {
                throw new UsageException(
                        "the service is started by 'serve', not '" + args[0] + "'");
            }
            String[] options = Arrays.copyOfRange(args, 1, args.length);
            ServeSettings.of(ServeOptions.parse(options), environment).forEach(System::setProperty);
            // The announcement says the same, and how to stop.
            System.setProperty("quarkus.log.category.\"io.quarkus\".level", "WARN");
            return 0;
        } catch (UsageException | TargetOptionException wrong) {
            say(err, String.valueOf(wrong.getMessage()));
            err.print("\n" + ServeOptions.help());
            return StartFailure.WRONG_USAGE;
        } catch (TargetException broken) {
            say(err, String.valueOf(broken.getMessage()));
            return StartFailure.FAILED;
        }
    }

    private static void exit(int status, @Nullable Throwable thrown) {
        System.exit(thrown == null ? status : explain(thrown));
    }

    private static int explain(Throwable thrown) {
        StartFailure failure = StartFailure.of(thrown);
        if (failure.message() == null) {
            say(System.err, "the service did not start, for a reason that should not be:");
            thrown.printStackTrace();
        } else {
            say(System.err, failure.message());
        }
        return failure.status();
    }

    private static void say(PrintStream err, String message) {
        err.println("preflight: " + Printable.clean(message));
    }
}
