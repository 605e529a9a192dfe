package dev.preflight.it.outcome;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A part of the truth table.
 *
 * @param section its title
 */
record Section(String section, List<Situation> situations) {
    Section {
        situations = List.copyOf(situations);
    }

    /** The whole table. Whatever in it is not known is an error. */
    static List<Section> all() {
        try (InputStream in = Section.class.getResourceAsStream("/truth/table.yaml")) {
            Object table = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new ObjectMapper().convertValue(table, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
