package dev.preflight.service.runbook;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runbooks that targets are configured with; there is no way to any other. */
public final class RunbookCatalogue {
    private final Map<String, ServedRunbook> byName = new LinkedHashMap<>();

    public RunbookCatalogue(Collection<ServedRunbook> runbooks) {
        runbooks.forEach(runbook -> byName.put(runbook.name(), runbook));
    }

    public Optional<ServedRunbook> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of the configuration. */
    public List<ServedRunbook> all() {
        return List.copyOf(byName.values());
    }

    /** Their names, in that order. */
    public Collection<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
