package dev.preflight.service.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things are whose names may hold anything. */
final class Href {
    private Href() {}

    /** The path of what is called so. */
    static String of(String collection, String id) {
        // For forms, whose only difference is the space; other encoders leave ';' and '+' alone.
        return collection + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
