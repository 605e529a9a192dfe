package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** Holds JUnit XML to what all of its readers take. */
public final class JunitSchema {
    private JunitSchema() {}

    public static void validate(String xml) {
        URL schema = Objects.requireNonNull(JunitSchema.class.getResource("junit.xsd"));
        assertThatCode(() ->
                        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                                .newSchema(schema)
                                .newValidator()
                                .validate(new StreamSource(new StringReader(xml))))
                .doesNotThrowAnyException();
    }
}
