package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.ComposeProjectFile;
import dev.preflight.adapters.container.EngineException;
import java.util.List;

/** The sandbox's project as a compose file would define it. */
record SandboxCompose(VirtualEngine engine, VirtualProject project) implements ComposeProjectFile {
    @Override
    public List<String> services() {
        return project.services();
    }

    @Override
    public void up(String service) throws EngineException {
        if (!services().contains(service)) {
            throw new EngineException(
                    EngineException.Kind.REFUSED,
                    "no such service: %s; services: %s"
                            .formatted(service, String.join(", ", services())));
        }
        engine.up(project, service);
    }
}
