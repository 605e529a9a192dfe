package dev.preflight.service.security;

import dev.preflight.service.config.PreflightConfig.KeyConfig;
import dev.preflight.service.config.PreflightConfig.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that the service knows, as hashes. A fast hash is right for them: a key is 32 random
 * bytes, which nobody tries out, however fast; slow hashes are for what people choose.
 */
final class ApiKeys {
    /** What every key begins with, so that it is told from a token, and found where it leaked. */
    static final String PREFIX = "pf_";

    private static final String HASH_PREFIX = "sha256:";

    /** Who has shown a key. */
    record Holder(String name, Role role) {}

    private final Map<Holder, byte[]> hashes = new LinkedHashMap<>();

    /**
     * @param keys by the names of their holders; valid
     */
    ApiKeys(Map<String, KeyConfig> keys) {
        keys.forEach((name, key) -> hashes.put(new Holder(name, key.role()), parsed(key.hash())));
    }

    private static byte[] parsed(String hash) {
        return HexFormat.of().parseHex(hash.substring(HASH_PREFIX.length()));
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whose key this is. Takes the same time whether it is none, or the first, or the last. */
    Optional<Holder> holder(String key) {
        byte[] hash = sha256(key);
        Holder found = null;
        for (Map.Entry<Holder, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), hash)) {
                found = known.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
