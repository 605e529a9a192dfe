package dev.preflight.it.docker;

import dev.preflight.adapters.process.ProcessResult;
import dev.preflight.adapters.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * One certificate for engine and client alike, which is its own authority.
 *
 * @param directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}
 */
record Certificates(Path directory) {
    private static final String PASSWORD = "not-a-secret";
    private static final String ALIAS = "engine";
    private static final Base64.Encoder PEM =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /** Makes a certificate for a host. */
    static Certificates make(Path directory, String host) throws Exception {
        Certificates certificates = new Certificates(Files.createDirectories(directory));
        certificates.generate(host);
        certificates.export();
        return certificates;
    }

    private void generate(String host) throws IOException, InterruptedException {
        List<String> line =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-ext",
                        "bc:c",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        PASSWORD);
        ProcessResult result =
                new ProcessRunner().run(line, directory, Map.of(), Duration.ofMinutes(1));
        if (result.exitStatus() != 0) {
            throw new IllegalStateException("keytool: " + result);
        }
    }

    private void export() throws Exception {
        KeyStore keys = load();
        byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
        write("ca.pem", "CERTIFICATE", certificate);
        write("cert.pem", "CERTIFICATE", certificate);
        byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        write("key.pem", "PRIVATE KEY", key);
    }

    private void write(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(kind, PEM.encodeToString(content), kind));
    }

    /** For an engine that trusts nobody else. */
    SSLContext context() throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, load().getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path store() {
        return directory.resolve("keys.p12");
    }
}
