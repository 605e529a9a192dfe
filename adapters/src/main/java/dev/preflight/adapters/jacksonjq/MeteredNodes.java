package dev.preflight.adapters.jacksonjq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** Makes lists and objects that count whoever goes through them: nested, even short ones last. */
final class MeteredNodes extends JsonNodeFactory {
    // JsonNodeFactory is serializable, and nobody serializes this one.
    private final transient Meter meter;

    MeteredNodes(Meter meter) {
        this.meter = meter;
    }

    @Override
    @SuppressWarnings("unchecked") // Jackson's own override of deepCopy, which is inherited.
    public ArrayNode arrayNode() {
        return new ArrayNode(this) {
            @Override
            public Iterator<JsonNode> elements() {
                return metered(super.elements());
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public ObjectNode objectNode() {
        return new ObjectNode(this) {
            @Override
            public Iterator<JsonNode> elements() {
                return metered(super.elements());
            }
        };
    }

    private Iterator<JsonNode> metered(Iterator<JsonNode> values) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public JsonNode next() {
                meter.count();
                return values.next();
            }
        };
    }
}
