package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, cross-site, -",
                "POST, same-site, -",
                "DELETE, cross-site, -",
                "POST, cross-site, http://localhost:8420",
                "POST, nonsense, -",
                "POST, -, https://evil.example",
                "POST, -, http://localhost:3000",
                "POST, -, http://localhost",
                "POST, -, null",
                "POST, -, http://evil.example/localhost:8420"
            })
    void isToldByWhatTheBrowserSays(String method, String site, String origin) {
        assertThat(CrossSite.forged(method, site, origin, "localhost:8420")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, -, -",
                "POST, same-origin, http://localhost:8420",
                "POST, none, -",
                "POST, -, http://localhost:8420",
                "POST, -, https://localhost:8420",
                "GET, cross-site, https://evil.example",
                "HEAD, cross-site, -",
                "OPTIONS, cross-site, https://evil.example"
            })
    void isNotSaidOfWhatChangesNothingOrComesFromHere(String method, String site, String origin) {
        assertThat(CrossSite.forged(method, site, origin, "localhost:8420")).isFalse();
    }
}
