package dev.preflight.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** {@code deploy/preflight.properties} says nothing that the service does not understand. */
class ExampleConfigurationTest {
    private static final Path EXAMPLE = Path.of("../deploy/preflight.properties");

    @Test
    void isUnderstood() throws IOException {
        PreflightConfig config = read(Files.readString(EXAMPLE));

        assertThat(config.targets()).containsOnlyKeys("shop");
        assertThat(config.targets().values())
                .allSatisfy(shop -> assertThat(shop.directory()).contains(Path.of("/srv/shop")));
    }

    @Test
    void isUnderstoodWithAllThatIsCommentedOutInIt() throws IOException {
        // A comment has a space after its sign.
        PreflightConfig config = read(Files.readString(EXAMPLE).replaceAll("(?m)^#(?=[a-z])", ""));

        assertThat(config.targets()).containsOnlyKeys("shop", "try-out");
        assertThat(config.runbookDirectory()).contains(Path.of("/etc/preflight/runbooks"));
    }

    private static PreflightConfig read(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(it -> values.put(it, properties.getProperty(it)));
        return Settings.validated(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PreflightConfig.class)
                        .withSources(new PropertiesConfigSource(values, "example", 100))
                        .build()
                        .getConfigMapping(PreflightConfig.class));
    }
}
