package dev.preflight.adapters.docker;

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
 * Loads docker-java when it is first needed. Where its jars are not on the class path, they are in
 * a folder beside this jar: the JDK searches all jars of the class path at the first HTTP request,
 * and docker-java's twenty would cost every check 20 ms.
 */
final class DockerJavaLoader extends URLClassLoader {
    private static final String FOLDER = "docker-java";
    private static final String OURS = "dev.preflight.adapters.dockerjava.";
    private static final String BINDING = OURS + "DockerJavaBinding";

    private DockerJavaLoader(List<URL> jars, ClassLoader parent) {
        super(jars.toArray(new URL[0]), parent);
    }

    /** The one binding of this process. */
    static DockerJava dockerJava() {
        return Holder.BINDING;
    }

    /** Made by the JVM once, at the first use. */
    private static final class Holder {
        private static final DockerJava BINDING = bind();
    }

    // Our classes that extend docker-java's must come from the loader that finds those.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static DockerJava bind() {
        try {
            return Class.forName(BINDING, true, loader())
                    .asSubclass(DockerJava.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | IOException | URISyntaxException broken) {
            throw new IllegalStateException(
                    "docker-java cannot be loaded from the folder "
                            + FOLDER
                            + " beside preflight's own jars; is the installation complete?",
                    broken);
        }
    }

    private static ClassLoader loader() throws IOException, URISyntaxException {
        URL self = DockerJavaLoader.class.getProtectionDomain().getCodeSource().getLocation();
        Path folder = Path.of(self.toURI()).resolveSibling(FOLDER);
        ClassLoader own = DockerJavaLoader.class.getClassLoader();
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
        return new DockerJavaLoader(jars, own);
    }
}
