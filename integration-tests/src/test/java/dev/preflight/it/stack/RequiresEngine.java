package dev.preflight.it.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the test, saying why, on a machine without a container engine, compose or busybox. With
 * {@code PREFLIGHT_REQUIRE_DOCKER=true} in the environment it fails instead, so that a build that
 * is meant to run these tests cannot be green without them.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EngineCondition.class)
public @interface RequiresEngine {}
