package dev.preflight.it.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image made of files of this machine, so that no registry is needed. It is made once, and after
 * that the engine has it.
 *
 * @param name which says what it is made of: of the same name there is never another
 * @param settings as the instructions of a Dockerfile
 */
record LocalImage(String name, List<String> settings) {
    /** Lays out the file system of an image. */
    interface Layout {
        void under(Path root) throws IOException;
    }

    LocalImage {
        settings = List.copyOf(settings);
    }

    /** The name of the image, which is made first unless the engine has it already. */
    String madeOf(Layout layout) {
        // Made twice it would be two images, and compose recreates the containers of the first.
        synchronized (LocalImage.class) {
            if (!Command.of("docker", "image", "inspect", name).run().ok()) {
                make(layout);
            }
        }
        return name;
    }

    private void make(Layout layout) {
        try {
            Path directory = Files.createTempDirectory("local-image");
            try {
                Path root = Files.createDirectory(directory.resolve("root"));
                layout.under(root);
                importFrom(root, directory.resolve("image.tar"));
            } finally {
                FileTree.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the image " + name, e);
        }
    }

    /* An import and not a build: engines differ in their builders, and some come with none. */
    private void importFrom(Path root, Path tar) {
        String program =
                Busybox.find()
                        .orElseThrow(() -> new IllegalStateException("no busybox"))
                        .program()
                        .toString();
        Command.of(program, "tar", "-C", root.toString(), "-cf", tar.toString(), ".")
                .run()
                .orFail();
        List<String> line = new ArrayList<>(List.of("docker", "import"));
        settings.forEach(setting -> line.addAll(List.of("--change", setting)));
        line.addAll(List.of(tar.toString(), name));
        Command.of(line.toArray(String[]::new)).run().orFail();
    }

    /** Copies a file of this machine to the same place in the image. */
    static void copy(Path root, Path file) throws IOException {
        Path copy = root.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        if (!Files.exists(copy)) {
            // What a link points to, under the name of the link.
            Files.write(copy, FileTree.read(file));
            makeExecutable(copy);
        }
    }

    /** Copies a program of this machine, with all that it is linked with. */
    static void copyProgram(Path root, Path program) throws IOException {
        copy(root, program);
        for (Path library : SharedLibraries.of(program)) {
            copy(root, library);
        }
    }

    static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
