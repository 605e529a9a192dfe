package dev.preflight.service.security;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service as it asks who is calling, behind a proxy: for all tests of that, since a profile
 * costs a start.
 */
public final class Keyed implements QuarkusTestProfile {
    public static final String VIEWER = "pf_viewer-0123456789abcdefghijklmnopqrstuvwxyz0";
    public static final String OPERATOR = "pf_operator-0123456789abcdefghijklmnopqrstuvwx";
    static final String HASTY = "pf_hasty-0123456789abcdefghijklmnopqrstuvwxyz01";
    public static final String UNKNOWN = "pf_unknown-0123456789abcdefghijklmnopqrstuvwxyz";

    static final String HOST = "preflight.example.org";

    /** How many requests of one caller come through; there is next to no refill. */
    static final int BURST = 500;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("preflight.bounds.requests-per-second", "1");
        settings.put("preflight.bounds.request-burst", Integer.toString(BURST));
        settings.put("preflight.security.hosts", HOST);
        // Tests come from as many addresses as they like.
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.allow-x-forwarded", "true");
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.token.audience", Issuer.AUDIENCE);
        settings.put("quarkus.http.auth.roles-mapping.\"sre\"", "operator");
        addKey(settings, "dashboard", VIEWER, "viewer");
        addKey(settings, "ops", OPERATOR, "operator");
        addKey(settings, "hasty", HASTY, "viewer");
        return settings;
    }

    private static void addKey(Map<String, String> settings, String name, String key, String role) {
        String prefix = "preflight.security.keys." + name;
        settings.put(prefix + ".hash", "sha256:" + sha256(key));
        settings.put(prefix + ".role", role);
    }

    private static String sha256(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Issuer.class));
    }

    /** A request that shows a key or a token. */
    public static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** An address that no other request has come from. */
    public static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "198.51.%d.%d".formatted(number / 256, number % 256);
    }
}
