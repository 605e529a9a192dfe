package dev.preflight.adapters.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compose files that define some services, or make no sense. */
public final class ComposeFileFake implements ComposeProjectFile {
    private final List<String> services;
    private final List<String> up = new ArrayList<>();

    public ComposeFileFake(String... services) {
        this.services = List.of(services);
    }

    @Override
    public List<String> services() throws ComposeException {
        if (services.isEmpty()) {
            throw new ComposeException("no configuration file provided: not found");
        }
        return services;
    }

    @Override
    public void up(String service, Duration timeout) throws ComposeException {
        if (!services.contains(service)) {
            throw new ComposeException("no such service: " + service);
        }
        up.add(service);
    }

    public List<String> up() {
        return List.copyOf(up);
    }
}
