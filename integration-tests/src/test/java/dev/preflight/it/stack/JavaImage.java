package dev.preflight.it.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** An image with this machine's Java and a shell, as whoever deploys the service brings one. */
public final class JavaImage {
    // java.desktop, for java.beans, comes with java.se.
    private static final String MODULES =
            "java.se,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

    // Since glibc 2.34 parts of the C library that nothing of this machine is linked with, but what
    // was linked elsewhere is, as SQLite in its jar.
    private static final List<String> OF_OLD =
            List.of("libpthread.so.0", "libdl.so.2", "librt.so.1");

    private static final List<String> APPLETS = List.of("sh", "mkdir", "chown");

    private JavaImage() {}

    /** Its name; it is made first unless the engine has it already. */
    public static String name() {
        String version = Runtime.version().toString().replaceAll("[^A-Za-z0-9_.-]", "_");
        String tag = version + "-" + Integer.toHexString((MODULES + OF_OLD + APPLETS).hashCode());
        return new LocalImage("preflight-test-java:" + tag, List.of("ENV PATH=/opt/java/bin:/bin"))
                .madeOf(JavaImage::layOut);
    }

    private static void layOut(Path root) throws IOException {
        Path java = root.resolve("opt/java");
        Files.createDirectories(java.getParent());
        Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        java.toString())
                .run()
                .orFail();
        for (Path file : linkedFilesIn(java)) {
            for (Path library : SharedLibraries.of(file)) {
                if (!library.startsWith(root)) {
                    copyWithOldParts(root, library);
                }
            }
        }
        addShell(root);
        Files.createDirectory(root.resolve("tmp"));
        Files.setPosixFilePermissions(
                root.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void copyWithOldParts(Path root, Path library) throws IOException {
        LocalImage.copy(root, library);
        if (library.endsWith("libc.so.6")) {
            for (String part : OF_OLD) {
                Path file = library.resolveSibling(part);
                if (Files.exists(file)) {
                    LocalImage.copy(root, file);
                }
            }
        }
    }

    private static List<Path> linkedFilesIn(Path java) throws IOException {
        try (Stream<Path> files = Files.walk(java)) {
            return files.filter(it -> it.endsWith("bin/java") || it.toString().endsWith(".so"))
                    // What draws wants libraries that a machine without a screen has not.
                    .filter(it -> !it.toString().matches(".*(awt|font|jawt|splash|jsound).*"))
                    .toList();
        }
    }

    private static void addShell(Path root) throws IOException {
        Busybox busybox = Busybox.find().orElseThrow(() -> new IllegalStateException("no busybox"));
        for (Path library : busybox.libraries()) {
            LocalImage.copy(root, library);
        }
        Path program = root.resolve("bin/busybox");
        Files.createDirectories(program.getParent());
        Files.write(program, FileTree.read(busybox.program()));
        LocalImage.makeExecutable(program);
        for (String applet : APPLETS) {
            Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
        }
    }
}
