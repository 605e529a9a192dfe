package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.compose.ComposeException;
import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.container.EngineException;
import java.time.Duration;
import java.util.List;

/** The sandbox's project as a compose file would define it. */
record SandboxCompose(VirtualEngine engine, VirtualProject project) implements ComposeProjectFile {
    @Override
    public List<String> services() {
        return project.services();
    }

    @Override
    public void up(String service, Duration timeout) throws ComposeException {
        if (!services().contains(service)) {
            throw new ComposeException(
                    "no such service: %s; services: %s"
                            .formatted(service, String.join(", ", services())));
        }
        try {
            engine.up(project, service);
        } catch (EngineException failure) {
            throw new ComposeException(
                    "compose up of %s failed: %s".formatted(service, failure.getMessage()),
                    failure);
        }
    }
}
