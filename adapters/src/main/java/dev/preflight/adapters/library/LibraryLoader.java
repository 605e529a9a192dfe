package dev.preflight.adapters.library;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a library when it is first needed. Where its jars are not on the class path, they are in a
 * folder beside this jar: the JDK searches all jars of the class path at the first HTTP request,
 * which costs every check a millisecond for each.
 */
public final class LibraryLoader extends URLClassLoader {
    private final String ours;

    private LibraryLoader(List<URL> jars, ClassLoader parent, String ours) {
        super(jars.toArray(new URL[0]), parent);
        this.ours = ours;
    }

    /**
     * What binds a library to this program.
     *
     * @param type of the binding
     * @param binding the name of its class, which alone, with its package, knows the library
     * @param folder of the library's jars
     */
    public static <T> T load(Class<T> type, String binding, String folder) {
        try {
            String ours = binding.substring(0, binding.lastIndexOf('.') + 1);
            return Class.forName(binding, true, loader(folder, ours))
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | IOException | URISyntaxException broken) {
            throw new IllegalStateException(
                    folder
                            + " cannot be loaded from the folder "
                            + folder
                            + " beside preflight's own jars; is the installation complete?",
                    broken);
        }
    }

    // Our classes that extend the library's must come from the loader that finds those.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ours)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static ClassLoader loader(String name, String ours)
            throws IOException, URISyntaxException {
        URL self = LibraryLoader.class.getProtectionDomain().getCodeSource().getLocation();
        Path folder = Path.of(self.toURI()).resolveSibling(name);
        ClassLoader own = LibraryLoader.class.getClassLoader();
        if (!Files.isDirectory(folder)) {
            return own;
        }
        List<URL> jars = new ArrayList<>();
        jars.add(self);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                jars.add(file.toUri().toURL());
            }
        }
        return new LibraryLoader(jars, own, ours);
    }
}
