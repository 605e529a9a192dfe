package dev.preflight.adapters.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.EngineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DockerJavaLoaderTest {

    @Test
    void isLoadedOnce() throws Exception {
        assertThat(DockerJavaLoader.dockerJava()).isSameAs(DockerJavaLoader.dockerJava());
    }

    @Test
    void saysWhatIsMissing() {
        Error missing = new NoClassDefFoundError("com/github/dockerjava/api/DockerClient");

        assertThatThrownBy(() -> DockerJavaLoader.bind(new Lacking(missing)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("com/github/dockerjava/api/DockerClient")
                .hasMessageContaining("is the installation complete?")
                .hasCause(missing);
    }

    @Test
    void saysThatAllIsMissing() {
        assertThatThrownBy(() -> DockerJavaLoader.bind(new Lacking(null)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("ClassNotFoundException")
                .hasCauseInstanceOf(ClassNotFoundException.class);
    }

    private static final class Lacking extends ClassLoader {
        private final @Nullable Error error;

        Lacking(@Nullable Error error) {
            super(null);
            this.error = error;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (error != null) {
                throw error;
            }
            throw new ClassNotFoundException(name);
        }
    }
}
