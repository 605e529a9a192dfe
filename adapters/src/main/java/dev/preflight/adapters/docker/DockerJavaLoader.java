package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.library.Library;
import dev.preflight.adapters.library.LibraryException;

/** Loads docker-java when it is first needed. */
final class DockerJavaLoader {
    static final Library<DockerJava> LIBRARY =
            new Library<>(
                    DockerJava.class,
                    "dev.preflight.adapters.dockerjava.DockerJavaBinding",
                    "docker-java");

    private DockerJavaLoader() {}

    /**
     * The one binding of this process.
     *
     * @throws EngineException if it cannot be loaded; says why
     */
    static DockerJava dockerJava() throws EngineException {
        try {
            return LIBRARY.get();
        } catch (LibraryException incomplete) {
            throw explained(incomplete);
        }
    }

    /** What to say when a part of docker-java is not there, which may show only in use. */
    static EngineException unloadable(Throwable broken) {
        return explained(LIBRARY.unloadable(broken));
    }

    private static EngineException explained(LibraryException incomplete) {
        return new EngineException(
                EngineException.Kind.UNREACHABLE,
                String.valueOf(incomplete.getMessage()),
                incomplete);
    }
}
