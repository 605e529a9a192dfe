package dev.preflight.service.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver that a message comes from this service, and when it was sent: the HMAC of
 * {@code TIMESTAMP.BODY}, so that an old message cannot be sent again as a new one.
 */
final class Signature {
    static final String HEADER = "X-Preflight-Signature";
    static final String TIMESTAMP_HEADER = "X-Preflight-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** As it is sent: {@code sha256=} and the HMAC in hexadecimal. */
    static String of(String secret, Instant sentAt, String body) {
        String signed = sentAt.getEpochSecond() + "." + body;
        return "sha256=" + HexFormat.of().formatHex(hmac(secret, signed));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }
}
