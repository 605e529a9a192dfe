package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.config.PreflightConfig.KeyConfig;
import dev.preflight.service.config.PreflightConfig.Role;
import dev.preflight.service.security.ApiKeys.Holder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final String KEY = "pf_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE";
    // printf %s "$KEY" | openssl dgst -sha256
    private static final String HASH =
            "5b299066f80883fa4b9d81f0bee7a09b89b6b4ea477eace5d059dd9936843f1b";

    private record Configured(String hash, Role role) implements KeyConfig {}

    private final ApiKeys keys =
            new ApiKeys(
                    Map.of(
                            "ci", new Configured("sha256:" + HASH, Role.VIEWER),
                            "ops", new Configured("sha256:" + "00".repeat(32), Role.OPERATOR)));

    @Test
    void knowWhoseKeyItIs() {
        assertThat(keys.holder(KEY)).contains(new Holder("ci", Role.VIEWER));
    }

    @Test
    void takeAHashInUpperCase() {
        Configured upper = new Configured("sha256:" + HASH.toUpperCase(Locale.ROOT), Role.OPERATOR);

        assertThat(new ApiKeys(Map.of("ci", upper)).holder(KEY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pf_",
                "pf_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF",
                "pf_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYm",
                "sha256:5b299066f80883fa4b9d81f0bee7a09b89b6b4ea477eace5d059dd9936843f1b"
            })
    void knowNoOther(String key) {
        assertThat(keys.holder(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer pf_x", "bearer pf_x", "BEARER   pf_x "})
    void areShownAsBearerTokens(String header) {
        assertThat(ApiKeyMechanism.key(header)).contains("pf_x");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "pf_x", "Basic pf_x", "Bearer", "Bearer eyJhbGciOi.J9.x", "Bearerpf_x"})
    void areNotTakenFromAnythingElse(String header) {
        assertThat(ApiKeyMechanism.key(header)).isEmpty();
    }

    @Test
    void areNotWrittenAnywhere() {
        assertThat(new ApiKeyRequest(KEY).toString()).doesNotContain(KEY);
    }
}
