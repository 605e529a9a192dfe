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
 * Finds a library's jars in a folder beside this jar, where they are not on the class path: the JDK
 * searches all jars of the class path at the first HTTP request, which costs every check a
 * millisecond for each.
 */
final class LibraryLoader extends URLClassLoader {
    private final String ours;

    private LibraryLoader(List<URL> jars, ClassLoader parent, String ours) {
        super(jars.toArray(new URL[0]), parent);
        this.ours = ours;
    }

    /**
     * The loader for a library.
     *
     * @param name of the folder
     * @param ours begins the names of our own classes that know the library
     */
    static ClassLoader of(String name, String ours) throws IOException, URISyntaxException {
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
}
