package dev.preflight.it.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one image of the stack, made of this machine's busybox and the scripts of this module, so
 * that no registry is needed. It is named after its content and made once per machine.
 */
record StackImage(Busybox busybox) {
    /** What the scripts call. */
    static final List<String> APPLETS =
            List.of(
                    "sh",
                    "cat",
                    "head",
                    "hostname",
                    "mkdir",
                    "mv",
                    "nc",
                    "rm",
                    "sleep",
                    "timeout",
                    "wget",
                    "yes");

    private static final List<String> SCRIPTS =
            List.of("backend.sh", "handle-request.sh", "worker.sh");

    /** The name of the image, which is made first unless the engine has it already. */
    String name() {
        Map<String, byte[]> files = files();
        String name = "preflight-test-stack:" + digest(files).substring(0, 16);
        return new LocalImage(name, List.of()).madeOf(root -> layOut(root, files));
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("bin/busybox", FileTree.read(busybox.program()));
        busybox.libraries().forEach(it -> files.put(it.toString().substring(1), FileTree.read(it)));
        SCRIPTS.forEach(it -> files.put("stack/" + it, FileTree.resource(it)));
        return files;
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(APPLETS.toString().getBytes(UTF_8));
            files.forEach((path, content) -> {
                digest.update(path.getBytes(UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void layOut(Path root, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            LocalImage.makeExecutable(path);
        }
        for (String applet : APPLETS) {
            Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
        }
    }
}
