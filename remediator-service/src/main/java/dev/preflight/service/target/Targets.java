package dev.preflight.service.target;

import dev.preflight.core.target.Redactor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The targets that are configured; there is no way to any other. */
public final class Targets implements AutoCloseable {
    private final Map<String, ServedTarget> byName = new TreeMap<>();

    public Targets(Collection<ServedTarget> targets) {
        targets.forEach(target -> byName.put(target.name(), target));
    }

    public Optional<ServedTarget> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public List<ServedTarget> all() {
        return List.copyOf(byName.values());
    }

    /** Their names, sorted. */
    public Collection<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** A text without the secrets that runs on any of them have met. */
    public String withoutSecrets(String text) {
        String redacted = Redactor.of(List.of()).redact(text);
        for (ServedTarget target : byName.values()) {
            redacted = target.secrets().redactor().redact(redacted);
        }
        return redacted;
    }

    /** Ends the embedded stacks among them. */
    @Override
    public void close() {
        for (ServedTarget target : byName.values()) {
            if (target.access() instanceof SandboxTarget sandbox) {
                sandbox.close();
            }
        }
    }
}
