package dev.preflight.service.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows a key. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final String key;

    ApiKeyRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    // Without the key, lest it be written anywhere.
    @Override
    public String toString() {
        return "a key";
    }
}
