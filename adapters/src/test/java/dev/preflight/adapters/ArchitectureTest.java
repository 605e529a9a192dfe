package dev.preflight.adapters;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Dependencies point inward: adapters know core, and nothing of who drives them. */
class ArchitectureTest {

    private static final JavaClasses CORE_AND_ADAPTERS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.preflight");

    @Test
    void doNotKnowTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.preflight.cli..", "org.apache.commons.cli..")
                .check(CORE_AND_ADAPTERS);
    }

    // It is only written, so that no document can expand without end or name a file.
    @Test
    void readNoXml() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
                .check(CORE_AND_ADAPTERS);
    }

    @Test
    void declareWhatMayBeNull() {
        classes().should(resideInANullMarkedPackage()).check(CORE_AND_ADAPTERS);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
