package dev.preflight.adapters.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place that a secret can come from, with one of its own, and with something beside it that is no
 * secret and takes the same ways: where that is not found, nothing has been looked at.
 */
public enum Planted {
    /** The environment of the process. */
    ENVIRONMENT("SHOP_PASSWORD", "Qx7mZt9\"/+&w4RbNc2Vy"),
    /** {@code .env.sandbox}. */
    SANDBOX("SANDBOX_SECRET", "Jh5sPd8 Gf3kWq6Xu1Ta"),
    /** A file that {@code --env-file} names. */
    ENV_FILE("FILE_TOKEN", "Mv2yHs7Bc9nLe4Zk8Dp"),
    /** The option {@code --var}. */
    OPTION("OPTION_API_KEY", "Rt6wFj3Ux8qYa5Ni1Go"),
    /** A value of several lines, as keys have. */
    LINES("PRIVATE_KEY", "-----BEGIN-----\nEb8vKm4Tz6hSw2Xc\nPu9gQj5Rd7fLn3Wy\n-----END-----\n"),
    /** In the address of a service. */
    ADDRESS("ADDRESS_PASSWORD", "Ks4bVw9Ht2mXq7Fe"),
    /** The environment of a container. */
    CONTAINER("DB_PASSWORD", "Yc3nDz8Wp5kTj6Lr9Su"),
    /** What a cure exports. */
    EXPORT("MADE_TOKEN", "Ub7xCq2Gv9hMs4Zf6Jd");

    private final String variable;
    private final String secret;

    Planted(String variable, String secret) {
        this.variable = variable;
        this.secret = secret;
    }

    public String variable() {
        return variable;
    }

    public String secret() {
        return secret;
    }

    /** The variable that is set to the {@link #note} in the same place. */
    public String noteVariable() {
        return name() + "_NOTE";
    }

    /** What is no secret. */
    public String note() {
        return "note-of-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Both, as an environment. */
    public Map<String, String> variables() {
        return new TreeMap<>(Map.of(variable, secret, noteVariable(), note()));
    }

    /** Both, as a file that is read like a shell would. */
    public String file() {
        return "%s='%s'%n%s=%s%n".formatted(variable, secret, noteVariable(), note());
    }

    /** What is secret of it: of a key the lines that are not the same in every key. */
    Stream<String> lines() {
        return secret.lines().filter(line -> !line.startsWith("-----"));
    }

    /** A text that tells everything but what a cure has yet to make. */
    public static String gossip() {
        return Arrays.stream(values())
                .filter(place -> place != EXPORT)
                .map(Planted::told)
                .collect(Collectors.joining());
    }

    /** A text that tells the secret in every way that people meet, one per line. */
    public String told() {
        String bold = "\u001b[1m";
        return String.join(
                "\n",
                note(),
                secret,
                "coloured " + secret.substring(0, 9) + bold + secret.substring(9),
                "split " + secret.substring(0, 8) + "\u200b" + secret.substring(8),
                "{\"json\": \"" + json(secret) + "\"}",
                "base64 " + base64(secret),
                "basic " + base64("ann:" + secret),
                "form " + URLEncoder.encode(secret, StandardCharsets.UTF_8),
                "postgres://ann:" + secret.strip().replace('\n', ' ') + "@db/shop",
                "x".repeat(490) + secret,
                "");
    }

    private static String json(String text) {
        return text.replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
