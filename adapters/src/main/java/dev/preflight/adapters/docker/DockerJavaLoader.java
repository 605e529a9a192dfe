package dev.preflight.adapters.docker;

import dev.preflight.adapters.library.LibraryLoader;

/** Loads docker-java when it is first needed. */
final class DockerJavaLoader {
    private DockerJavaLoader() {}

    /** The one binding of this process. */
    static DockerJava dockerJava() {
        return Holder.BINDING;
    }

    /** Made by the JVM once, at the first use. */
    private static final class Holder {
        private static final DockerJava BINDING =
                LibraryLoader.load(
                        DockerJava.class,
                        "dev.preflight.adapters.dockerjava.DockerJavaBinding",
                        "docker-java");
    }
}
