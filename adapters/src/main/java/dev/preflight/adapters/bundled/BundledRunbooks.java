package dev.preflight.adapters.bundled;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.core.runbook.Runbook;
import java.util.List;
import java.util.Optional;

/** Looks up the runbooks that come with the product. */
public final class BundledRunbooks {
    private BundledRunbooks() {}

    /** All of them, in the order in which they are listed. */
    public static List<Runbook> all() {
        return List.of(WorkersRunbook.create());
    }

    /** Their names. */
    public static List<String> names() {
        return all().stream().map(runbook -> runbook.id().value()).toList();
    }

    /** A bundled runbook as the file that it is. */
    public static Optional<RunbookFile> file(String name) {
        return Optional.empty();
    }

    public static Optional<Runbook> named(String name) {
        return all().stream().filter(runbook -> runbook.id().value().equals(name)).findFirst();
    }
}
