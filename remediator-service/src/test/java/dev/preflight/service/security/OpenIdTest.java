package dev.preflight.service.security;

import static dev.preflight.service.security.Keyed.newAddress;
import static dev.preflight.service.security.Keyed.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Keyed.class)
class OpenIdTest {
    private static final String WHO_AM_I = "/api/v1/who-am-i";

    @Test
    void lookingTakesAViewersToken() {
        String token = token("own", claims("jo", "viewer", "preflight", 60));

        with(token).get(WHO_AM_I).then().statusCode(200).body(equalTo("jo"));
        with(token).post(WHO_AM_I).then().statusCode(403);
    }

    @Test
    void orderingTakesAnOperatorsToken() {
        String token = token("own", claims("sam", "operator", "preflight", 60));

        with(token).get(WHO_AM_I).then().statusCode(200);
        with(token).post(WHO_AM_I).then().statusCode(200).body(equalTo("sam"));
    }

    @Test
    void aProvidersOwnRoleCanBeMadeOneOfThese() {
        with(token("own", claims("kim", "sre", "preflight", 60)))
                .post(WHO_AM_I)
                .then()
                .statusCode(200)
                .body(equalTo("kim"));
    }

    @Test
    void aTokenWithoutARoleIsNotEnough() {
        with(token("own", claims("eve", "guest", "preflight", 60)))
                .get(WHO_AM_I)
                .then()
                .statusCode(403)
                .body("detail", equalTo("'eve' is no viewer"));
    }

    @Test
    void aTokenMustBeValidHere() {
        refuses(token("own", claims("jo", "viewer", "preflight", -3600)));
        refuses(token("own", claims("jo", "viewer", "another-service", 60)));
        refuses(token("foreign", claims("jo", "viewer", "preflight", 60)));
        String token = token("own", claims("jo", "viewer", "preflight", 60));
        refuses(token.substring(0, token.lastIndexOf('.') + 1));
    }

    private static void refuses(String token) {
        Response answer = with(token).header("X-Forwarded-For", newAddress()).get(WHO_AM_I);

        answer.then()
                .statusCode(401)
                .body("type", equalTo("urn:preflight:problem:not-authenticated"));
    }

    private static String claims(String name, String group, String audience, int seconds) {
        return "\"sub\": \"%1$s\", \"upn\": \"%1$s\", \"groups\": [\"%2$s\"], \"aud\": \"%3$s\", \"exp\": %4$d"
                .formatted(name, group, audience, Instant.now().getEpochSecond() + seconds);
    }

    private static String token(String key, String claims) {
        String issuer =
                ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        return given().baseUri(issuer)
                .port(URI.create(issuer).getPort())
                .contentType("text/plain")
                .body(claims)
                .post("/token?" + key)
                .asString();
    }
}
