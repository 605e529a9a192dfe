package dev.preflight.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} and the interface say the same. */
class ConfigurationDocTest {
    private static final Path DOC = Path.of("../docs/configuration.md");

    // | `preflight.probe-timeout` | `10s` | ...
    private static final Pattern ROW =
            Pattern.compile("^\\| `(preflight\\.[^`]+)` \\| (`([^`]+)`|) *\\|", Pattern.MULTILINE);

    @Test
    void everyKeyIsDocumentedWithItsDefault() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(DOC));
        while (row.find()) {
            String value = row.group(3);
            documented.add(row.group(1) + "=" + (value == null ? "" : value));
        }

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(keys(PreflightConfig.class, "preflight."));
    }

    private static List<String> keys(Class<?> group, String prefix) {
        List<String> keys = new ArrayList<>();
        for (Method method : group.getDeclaredMethods()) {
            if (method.isSynthetic()) {
                continue;
            }
            String key = prefix + name(method);
            Class<?> type = method.getReturnType();
            if (type == Map.class) {
                keys.addAll(named(method, key));
            } else if (type.isInterface() && type.getEnclosingClass() == PreflightConfig.class) {
                keys.addAll(keys(type, key + "."));
            } else {
                WithDefault standard = method.getAnnotation(WithDefault.class);
                keys.add(key + "=" + (standard == null ? "" : standard.value()));
            }
        }
        return keys;
    }

    private static List<String> named(Method method, String key) {
        Type value =
                ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[1];
        return value instanceof Class<?> group && group.isInterface()
                ? keys(group, key + (method.getName().equals("cures") ? ".CHECK." : ".NAME."))
                : List.of(key + ".HEADER=");
    }

    private static String name(Method method) {
        WithName other = method.getAnnotation(WithName.class);
        return other == null ? kebab(method.getName()) : other.value();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
