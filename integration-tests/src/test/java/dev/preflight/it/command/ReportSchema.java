package dev.preflight.it.command;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Holds reports to the schema that is published for them. */
final class ReportSchema {
    private static final JsonSchema SCHEMA = read(Path.of("../docs/report.schema.json"));

    private ReportSchema() {}

    static void validate(String json) {
        Set<ValidationMessage> problems = SCHEMA.validate(json, InputFormat.JSON);
        if (!problems.isEmpty()) {
            throw new AssertionError("the report breaks its schema: " + problems + "\n" + json);
        }
    }

    private static JsonSchema read(Path file) {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
