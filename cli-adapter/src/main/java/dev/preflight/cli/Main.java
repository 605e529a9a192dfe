package dev.preflight.cli;

/** The entry point of the {@code preflight} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Preload.start();
        System.exit(Interruption.guard(() -> new Cli(Terminal.ofProcess()).run(args)));
    }
}
