package dev.preflight.adapters.bundled;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import dev.preflight.core.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Looks up the runbooks that come with the product: files like anybody's. */
public final class BundledRunbooks {
    private static final List<String> NAMES = List.of("workers", "containers");

    private static final String PACKAGE =
            BundledRunbooks.class.getPackageName().replace('.', '/') + "/";

    private BundledRunbooks() {}

    /** Their names, in the order in which they are listed. */
    public static List<String> names() {
        return NAMES;
    }

    /** All of them, in that order. */
    public static List<Runbook> all() {
        return NAMES.stream().map(name -> named(name).orElseThrow()).toList();
    }

    /** The runbook of this name. */
    public static Optional<Runbook> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Runbook read(String name) {
        String resource = name + RunbookCompiler.ENDING;
        try (ZipFile jar = ownJar()) {
            if (jar != null) {
                return CompiledRunbook.read(jar.getInputStream(jar.getEntry(PACKAGE + resource)));
            }
            try (InputStream in = open(resource)) {
                return CompiledRunbook.read(in);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The jar of this class, which is open already; null where it is in none. */
    private static @Nullable ZipFile ownJar() throws IOException {
        // Not by the class loader: for one resource that loads what opens URLs, a tenth of a check.
        URL home = BundledRunbooks.class.getProtectionDomain().getCodeSource().getLocation();
        if (!home.getProtocol().equals("file") || !home.getPath().endsWith(".jar")) {
            return null;
        }
        String path = URLDecoder.decode(home.getPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        return new ZipFile(path);
    }

    /** The runbook's file as it was understood. */
    public static Optional<RunbookFile> file(String name) {
        return source(name)
                .map(text ->
                        RunbookReader.read(fileName(name), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text of the runbook's file, to be copied and changed. */
    public static Optional<String> source(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = open(fileName(name))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The name of a runbook's file, which tells its notation. */
    public static String fileName(String name) {
        return name + ".yaml";
    }

    private static InputStream open(String resource) {
        InputStream in = BundledRunbooks.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the resource " + resource + " is not in the jar");
        }
        return in;
    }
}
