package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.ForeignCode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads docker-java when it is first needed. Where its jars are not on the class path, they are in
 * a folder beside this jar: the JDK searches all jars of the class path at the first HTTP request,
 * and docker-java's twenty would cost every check 20 ms.
 */
final class DockerJavaLoader extends URLClassLoader {
    private static final String FOLDER = "docker-java";
    private static final String OURS = "dev.preflight.adapters.dockerjava.";
    private static final String BINDING = OURS + "DockerJavaBinding";

    private static @Nullable DockerJava binding;

    private DockerJavaLoader(List<URL> jars, ClassLoader parent) {
        super(jars.toArray(new URL[0]), parent);
    }

    /**
     * The one binding of this process.
     *
     * @throws EngineException if it cannot be loaded; says why
     */
    static synchronized DockerJava dockerJava() throws EngineException {
        DockerJava bound = binding;
        if (bound == null) {
            try {
                bound = bind(loader());
            } catch (IOException | URISyntaxException broken) {
                throw unloadable(broken);
            }
            binding = bound;
        }
        return bound;
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

    static DockerJava bind(ClassLoader loader) throws EngineException {
        try {
            return Class.forName(BINDING, true, loader)
                    .asSubclass(DockerJava.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException thrown) {
            throw unloadable(thrown.getCause() == null ? thrown : thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw unloadable(broken);
        }
    }

    /** What to say when a part of docker-java is not there, also when that shows only in use. */
    static EngineException unloadable(Throwable broken) {
        return new EngineException(
                EngineException.Kind.UNREACHABLE,
                "docker-java cannot be loaded from the folder "
                        + FOLDER
                        + " beside preflight's own jars ("
                        + ForeignCode.fault(broken)
                        + "); is the installation complete?",
                broken);
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
