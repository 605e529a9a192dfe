package dev.preflight.service.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The JSON object in a request's body, read strictly: what is not known is refused. */
final class JsonBody {
    private static final ObjectReader JSON =
            new JsonMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /**
     * The object in a body.
     *
     * @param fields that it may have
     * @param example of such an object, for people
     * @throws ProblemException if there is none, or it has another field
     */
    static JsonBody parse(byte[] body, List<String> fields, String example) {
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw malformed("the body must be a JSON object, as in " + example);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!fields.contains(field.getKey())) {
                throw new ProblemException(
                        ProblemType.UNKNOWN_FIELD,
                        "there is no field '%s'%s"
                                .formatted(
                                        field.getKey(), Suggestion.among(fields, field.getKey())));
            }
        }
        return new JsonBody(node);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw malformed(
                    "the body is no JSON: "
                            + malformed.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException undecodable) {
            throw malformed("the body is no JSON in UTF-8");
        }
    }

    boolean has(String field) {
        return object.has(field);
    }

    /** The field's value; a missing node if there is none. */
    JsonNode value(String field) {
        return object.path(field);
    }

    String text(String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw malformed(
                    "field '%s' must be a text%s"
                            .formatted(field, value.isMissingNode() ? ", and is missing" : ""));
        }
        return value.textValue();
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
