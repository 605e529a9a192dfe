package dev.preflight.service;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.jspecify.annotations.Nullable;

/**
 * The file that {@code serve --config} names, as one more source of settings: over those of {@code
 * config/application.properties}, under those of the environment. As {@code
 * quarkus.config.locations} it would be over options and environment.
 */
public final class ConfigFile implements ConfigSourceProvider {
    private static final int ORDINAL = 270;

    private static final AtomicReference<@Nullable Path> CHOSEN = new AtomicReference<>();

    /** For the service loader. */
    public ConfigFile() {}

    /** Has this file read when the service starts. */
    static void choose(Path file) {
        CHOSEN.set(file);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader any) {
        Path file = CHOSEN.get();
        return file == null ? List.of() : List.of(source(file));
    }

    private static ConfigSource source(Path file) {
        try {
            return new PropertiesConfigSource(file.toUri().toURL(), ORDINAL);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
