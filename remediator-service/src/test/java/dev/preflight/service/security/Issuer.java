package dev.preflight.service.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * An OpenID provider as far as the service needs one: it says where its keys are, and gives a token
 * with the claims that it is asked for, signed with one of them or, on request, with another.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "preflight";

    private final HttpServer server;
    private final KeyPair keys;
    private final KeyPair foreign;

    public Issuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            foreign = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no issuer of tokens", e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, keySet()));
        server.createContext("/token", exchange -> answer(exchange, token(exchange)));
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(url());
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"one\", \"use\": \"sig\", \"alg\": \"RS256\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return base64(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    /** {@code POST /token?own} or {@code ?foreign}, the claims but issuer and start in the body. */
    private String token(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        KeyPair pair = exchange.getRequestURI().getQuery().equals("foreign") ? foreign : keys;
        String claims =
                "{\"iss\": \"%s\", \"iat\": %d, %s}"
                        .formatted(url(), Instant.now().getEpochSecond(), asked);
        String signed =
                base64("{\"alg\": \"RS256\", \"kid\": \"one\", \"typ\": \"JWT\"}")
                        + "."
                        + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign", e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
