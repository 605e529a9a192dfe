package dev.preflight.adapters.library;

import dev.preflight.core.ForeignCode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A library that is loaded when it is first needed. Safe for threads.
 *
 * @param <T> what binds it to this program
 */
public final class Library<T> {
    private final Class<T> type;
    private final String binding;
    private final String folder;
    private @Nullable T bound;

    /**
     * A library.
     *
     * @param type of the binding
     * @param binding the name of its class, which alone, with its package, knows the library
     * @param folder of the library's jars, beside this program's own
     */
    public Library(Class<T> type, String binding, String folder) {
        this.type = type;
        this.binding = binding;
        this.folder = folder;
    }

    /**
     * The one binding of this process.
     *
     * @throws LibraryException if it cannot be loaded; says why
     */
    public synchronized T get() throws LibraryException {
        T known = bound;
        if (known == null) {
            try {
                String ours = binding.substring(0, binding.lastIndexOf('.') + 1);
                known = bind(LibraryLoader.of(folder, ours));
            } catch (IOException | URISyntaxException broken) {
                throw unloadable(broken);
            }
            bound = known;
        }
        return known;
    }

    /**
     * A new binding, from this loader.
     *
     * @throws LibraryException if it cannot be loaded; says why
     */
    public T bind(ClassLoader loader) throws LibraryException {
        try {
            return Class.forName(binding, true, loader)
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException thrown) {
            throw unloadable(thrown.getCause() == null ? thrown : thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw unloadable(broken);
        }
    }

    /** What to say when a part of the library is not there, also when that shows only in use. */
    public LibraryException unloadable(Throwable broken) {
        return new LibraryException(
                "%s cannot be loaded from the folder %s beside preflight's own jars (%s); is the installation complete?"
                        .formatted(folder, folder, ForeignCode.fault(broken)),
                broken);
    }
}
