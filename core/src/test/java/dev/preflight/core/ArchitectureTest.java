package dev.preflight.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
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
                .accessTargetWhere(use(resideInAPackage("java.time.."), "now|system.*|tick.*"))
                .orShould()
                .accessTargetWhere(use(type(System.class), "currentTimeMillis|nanoTime"))
                .check(CORE);
    }

    @Test
    void throwsNoDice() {
        noClasses()
                .should()
                .accessTargetWhere(use(type(Math.class), "random"))
                .orShould()
                .accessTargetWhere(use(type(UUID.class), "randomUUID"))
                .orShould()
                .dependOnClassesThat(assignableTo(RandomGenerator.class))
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
                                .or(type(Executors.class))
                                .or(type(Timer.class)))
                .orShould()
                .accessTargetWhere(use(resideInAPackage("java.."), "wait|await.*|sleep|park.*"))
                .check(CORE);
    }

    @Test
    void touchesNeitherFilesNorTheNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                                // A value: parsing one touches nothing.
                                .and(DescribedPredicate.not(type(URI.class)))
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

    /** A call of a method, or a reference to it as in {@code Instant::now}. */
    private static DescribedPredicate<JavaAccess<?>> use(
            DescribedPredicate<? super JavaClass> owner, String methodRegex) {
        return DescribedPredicate.describe(
                methodRegex + " of classes that " + owner.getDescription(),
                access ->
                        owner.test(access.getTargetOwner())
                                && access.getTarget().getName().matches(methodRegex));
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
