package dev.preflight.adapters.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for secrets in whatever a program has left behind, by means that know nothing of how it
 * redacts: every piece of a secret that is long enough to be no accident counts.
 */
public final class SecretScan {
    private static final int PIECE = 6;
    // Of an encoding, in which three bytes are four letters.
    private static final int ENCODED_PIECE = 8;

    private final Map<String, String> pieces = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();

    /** One that knows all that is planted. */
    public static SecretScan ofAll() {
        SecretScan scan = new SecretScan();
        for (Planted place : Planted.values()) {
            place.lines().forEach(line -> scan.know(place.name(), line));
            // A key of several lines is encoded as a whole.
            scan.knowEncoded(place.name(), place.secret());
        }
        return scan;
    }

    /** Knows one more. */
    public void know(String place, String secret) {
        cut(secret, PIECE).forEach(piece -> pieces.put(piece, place));
        knowEncoded(place, secret);
    }

    private void knowEncoded(String place, String secret) {
        for (int before = 0; before < 3; before++) {
            String encoded =
                    Base64.getEncoder()
                            .encodeToString(
                                    ("\0".repeat(before) + secret)
                                            .getBytes(StandardCharsets.UTF_8));
            // Without what depends on what is around it.
            String certain = encoded.substring(4, encoded.length() - 4);
            cut(certain, ENCODED_PIECE).forEach(piece -> pieces.put(piece, place + ", encoded"));
        }
    }

    private static List<String> cut(String text, int length) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at + length <= text.length(); at++) {
            pieces.add(text.substring(at, at + length));
        }
        return pieces;
    }

    /** Looks through a text that was found somewhere. */
    public void text(String where, String text) {
        Set<String> told = new HashSet<>();
        pieces.forEach((piece, place) -> {
            int at = text.indexOf(piece);
            if (at >= 0 && told.add(place)) {
                found.add(
                        "the secret in %s is in %s: %s".formatted(place, where, around(text, at)));
            }
        });
    }

    /** Looks through the names and the bytes of all files below a directory. */
    public void files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                String name = directory.relativize(file).toString();
                text("the name " + name, name);
                if (Files.isRegularFile(file)) {
                    text(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found, one line each. */
    public List<String> found() {
        return List.copyOf(found);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30))
                .replace('\n', ' ');
    }
}
