package dev.preflight.cli;

import java.io.PrintStream;

/** The entry point of the packaged command. */
public final class Main {

    private static final int READY = 0;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        if (args.length == 1 && args[0].equals("version")) {
            out.println("preflight " + version());
            return READY;
        }
        err.println("usage: preflight version");
        return WRONG_USAGE;
    }

    /** The version in the manifest; classes that were not packaged have none. */
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
