package dev.preflight.it.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this machine has of what the stack needs. */
final class Machine {
    private static final class Lazy {
        static final List<String> LACKS = findLacks();
    }

    private Machine() {}

    /** What is missing, in words for the person who has to mend it; empty when nothing is. */
    static List<String> lacks() {
        return Lazy.LACKS;
    }

    private static List<String> findLacks() {
        List<String> lacks = new ArrayList<>();
        if (!succeeds("docker", "version")) {
            lacks.add("no container engine answers to `docker version`");
        }
        if (!succeeds("docker", "compose", "version")) {
            lacks.add("the docker CLI has no plugin `compose` (version 2)");
        }
        Optional<Busybox> busybox = Busybox.find();
        if (busybox.isEmpty()) {
            lacks.add("no busybox on the PATH, of which the image of the stack is made");
        }
        busybox.ifPresent(it -> lacks.addAll(missingApplets(it)));
        return List.copyOf(lacks);
    }

    private static List<String> missingApplets(Busybox busybox) {
        List<String> present = busybox.applets();
        return StackImage.APPLETS.stream()
                .filter(it -> !present.contains(it))
                .map(it -> busybox.program() + " has no `" + it + "`")
                .toList();
    }

    private static boolean succeeds(String... line) {
        try {
            return Command.of(line).run().ok();
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
