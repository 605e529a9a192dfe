package dev.preflight.adapters.jacksonjq;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.adapters.jq.JqCondition;
import dev.preflight.core.check.Judgement;
import net.thisptr.jackson.jq.JsonQuery;

/** A compiled expression; every text is evaluated anew. */
record JacksonJqCondition(String expression, JsonQuery query) implements JqCondition {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxDocumentLength(8_000_000)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(100)
                    .build();
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public Judgement judge(String json) {
        Meter meter = new Meter();
        JsonNode input;
        try {
            input = JSON.reader().with(new MeteredNodes(meter)).readTree(json);
        } catch (JsonProcessingException malformed) {
            return Judgement.unknown("that is not JSON: " + malformed.getOriginalMessage());
        }
        return input.isMissingNode()
                ? Judgement.unknown("that is not JSON, it is empty")
                : new Evaluation(expression, query, meter).judge(input);
    }
}
