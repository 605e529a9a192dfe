package dev.preflight.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What keeps core pure: the same input gives the same decision, at any time, on any machine. */
class ArchitectureTest {

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.preflight.core");

    @Test
    void knowsOnlyTheJdkAndJSpecify() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "dev.preflight.core.."))
                .check(CORE);
    }

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .callMethodWhere(callTo(resideInAPackage("java.time.."), "now"))
                .orShould()
                .callMethodWhere(callTo(resideInAPackage("java.time.."), "system.*|tick.*"))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CORE);
    }

    @Test
    void throwsNoDice() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat(assignableTo(java.util.random.RandomGenerator.class))
                .check(CORE);
    }

    @Test
    void startsAndWaitsForNothing() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        assignableTo(Thread.class)
                                .or(assignableTo(Executor.class))
                                .or(assignableTo(Future.class))
                                .or(name("java.util.concurrent.Executors"))
                                .or(name("java.util.Timer")))
                .orShould()
                .callMethodWhere(callTo(assignableTo(Object.class), "wait|sleep|park.*"))
                .check(CORE);
    }

    @Test
    void touchesNeitherFilesNorTheNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                                .or(nameMatching("java\\.io\\.(File|RandomAccessFile).*")))
                .orShould()
                .dependOnClassesThat(
                        assignableTo(Process.class).or(assignableTo(ProcessBuilder.class)))
                .check(CORE);
    }

    @Test
    void declaresWhatMayBeNull() {
        classes().should(resideInANullMarkedPackage()).check(CORE);
    }

    private static DescribedPredicate<JavaCall<?>> callTo(
            DescribedPredicate<? super JavaClass> type, String methodRegex) {
        DescribedPredicate<JavaCall<?>> inType =
                DescribedPredicate.describe(
                        "on " + type.getDescription(), call -> type.test(call.getTargetOwner()));
        return inType.and(
                DescribedPredicate.describe(
                        "of " + methodRegex, call -> call.getName().matches(methodRegex)));
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
