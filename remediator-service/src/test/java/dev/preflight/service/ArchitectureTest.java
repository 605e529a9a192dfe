package dev.preflight.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The service is an outermost layer: it drives, and nothing depends on it. */
class ArchitectureTest {

    private static final JavaClasses EVERYTHING =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.preflight");

    @Test
    void isKnownToNobodyElse() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.preflight.service..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.preflight.service..")
                .check(EVERYTHING);
    }

    @Test
    void doesNotKnowTheCommand() {
        noClasses()
                .that()
                .resideInAPackage("dev.preflight.service..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.preflight.cli..")
                .allowEmptyShould(true)
                .check(EVERYTHING);
    }

    @Test
    void leavesTheContainerEngineToTheAdapters() {
        noClasses()
                .that()
                .resideInAPackage("dev.preflight.service..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .check(EVERYTHING);
    }

    @Test
    void keepsTheFrameworkOutOfWhatNeedsNone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.preflight.service.run..",
                        "dev.preflight.service.detect..",
                        "dev.preflight.service.remediation..",
                        "dev.preflight.service.target..",
                        "dev.preflight.service.runbook..",
                        "dev.preflight.service.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..")
                .check(EVERYTHING);
    }

    @Test
    void keepsTheDatabaseBehindItsPorts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.preflight.service.ledger.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..", "org.flywaydb..")
                .check(EVERYTHING);
    }

    @Test
    void curesInStepsOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.preflight.service..")
                .should()
                .callMethod(RunRequest.class, "heal", String.class, Runbook.class, Target.class)
                .check(EVERYTHING);
    }

    @Test
    void declaresWhatMayBeNull() {
        classes()
                .that()
                .resideInAPackage("dev.preflight.service..")
                .should(resideInANullMarkedPackage())
                .check(EVERYTHING);
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
