package dev.preflight.it.stack;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lends a healthy stack to a benchmark, or to a person who wants to try something: prints the
 * variables that find it, keeps it until its standard input ends, and removes it.
 */
final class StackMain {
    private StackMain() {}

    /** Takes the directory to make the stack in, which is deleted with it. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        try (WorkerStack stack =
                WorkerStack.start("preflight-lent-" + FreePort.find(), directory)) {
            stack.environment().forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.println("ready");
            System.in.transferTo(System.out);
        }
    }
}
