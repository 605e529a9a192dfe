package dev.preflight.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.runbook.Check;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No tool notices when the copy in a compact constructor is lost; this does. */
class DefensiveCopiesTest {

    static Stream<Class<?>> recordsWithCollections() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.preflight.core")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        // Private to their package, made and read by one class, never handed out.
                        .filter(type -> !type.getSimpleName().equals("Seen"))
                        .filter(type ->
                                components(type).anyMatch(DefensiveCopiesTest::isCollection));
    }

    @ParameterizedTest
    @MethodSource("recordsWithCollections")
    void everyRecordCopiesItsCollections(Class<?> type) throws Exception {
        Object[] arguments = components(type).map(it -> value(it.getType(), type)).toArray();
        Class<?>[] types = components(type).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        Object made = constructor.newInstance(arguments);
        for (RecordComponent component : components(type).toList()) {
            if (isCollection(component)) {
                assertUnmodifiable(component, made);
            }
        }
    }

    private static void assertUnmodifiable(RecordComponent component, Object made)
            throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        Object held = component.getAccessor().invoke(made);
        assertThat(held).as(component.getName()).isNotNull();
        if (held instanceof Collection<?> collection) {
            assertThatThrownBy(collection::clear)
                    .as(component.getName())
                    .isInstanceOf(UnsupportedOperationException.class);
        } else {
            assertThatThrownBy(((Map<?, ?>) held)::clear)
                    .as(component.getName())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static boolean isCollection(RecordComponent component) {
        return Collection.class.isAssignableFrom(component.getType())
                || Map.class.isAssignableFrom(component.getType());
    }

    private static @Nullable Object value(Class<?> type, Class<?> owner) {
        if (type == List.class) {
            return owner.getSimpleName().equals("Runbook")
                    ? new ArrayList<>(List.of(check()))
                    : new ArrayList<>();
        }
        if (type == Set.class) {
            return new HashSet<>();
        }
        if (type == Map.class) {
            return new HashMap<>();
        }
        if (type == String.class) {
            return "x";
        }
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return type == Outcome.class ? Outcome.PASS : null;
    }

    private static Check check() {
        return new Check(
                new CheckId("x"),
                "x",
                new CommandProbe("x"),
                Assertions.succeeds(),
                "x",
                dev.preflight.core.check.Severity.CRITICAL,
                null,
                List.of(),
                null,
                "",
                null);
    }
}
