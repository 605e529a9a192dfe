package dev.preflight.adapters.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private static final Library<Runnable> LIBRARY =
            new Library<>(Runnable.class, Binding.class.getName(), "no-such-folder");

    /** Binds nothing. */
    public static final class Binding implements Runnable {
        @Override
        public void run() {}
    }

    @Test
    void isLoadedOnce() throws Exception {
        assertThat(LIBRARY.get()).isSameAs(LIBRARY.get());
    }

    @Test
    void saysWhatIsMissing() {
        Error missing = new NoClassDefFoundError("com/github/dockerjava/api/DockerClient");

        assertThatThrownBy(() -> LIBRARY.bind(new Lacking(missing)))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("com/github/dockerjava/api/DockerClient")
                .hasMessageContaining("is the installation complete?")
                .hasCause(missing);
    }

    @Test
    void saysThatAllIsMissing() {
        assertThatThrownBy(() -> LIBRARY.bind(new Lacking(null)))
                .isInstanceOf(LibraryException.class)
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
