package dev.preflight.adapters.state;

import dev.preflight.core.target.TargetId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a target's file: readable for people, and never the same for two targets. */
final class TargetFileName {
    private static final int READABLE = 60;
    private static final int HASH_BYTES = 8;

    private TargetFileName() {}

    /**
     * The end of the target's id in safe characters, where its project is, and a hash of the whole.
     *
     * @param suffix such as {@code .json}
     */
    static String of(TargetId target, String suffix) {
        return slug(target.value()) + "-" + hash(target.value()) + suffix;
    }

    private static String slug(String id) {
        StringBuilder slug = new StringBuilder();
        for (int i = Math.max(0, id.length() - READABLE); i < id.length(); i++) {
            char c = id.charAt(i);
            if (isSafe(c)) {
                slug.append(c);
            } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        return slug.length() == 0 ? "target" : slug.toString();
    }

    private static boolean isSafe(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }

    private static String hash(String id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
