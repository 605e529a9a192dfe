package dev.preflight.service.ledger.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings tables to this version. */
final class Migrations {
    private static final String DIRECTORY = "db/migration/";

    // Named here rather than looked for: looking through the class path costs a start 50 ms.
    static final List<String> FILES = List.of("V1__ledger.sql");

    private static final String VERSION = version(FILES.get(FILES.size() - 1));
    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /** Whether tables are of this version. Asking Flyway would cost every start 300 ms. */
    static boolean areDone(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet latest =
                        statement.executeQuery(
                                "select version, success from "
                                        + HISTORY
                                        + " order by installed_rank desc limit 1")) {
            return latest.next() && latest.getBoolean(2) && VERSION.equals(latest.getString(1));
        }
    }

    /**
     * Makes the tables, or changes them to what this version needs.
     *
     * @throws FlywayException if they are of a version that this one does not know
     */
    static void run(DataSource tables) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(tables)
                .locations(new String[0])
                .resourceProvider(new Files())
                .javaMigrationClassProvider(List::of)
                // Tables of a later version are none of ours.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    private static String version(String file) {
        return file.substring(1, file.indexOf("__"));
    }

    /** The files beside the classes. */
    private static final class Files implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return FILES.contains(name) ? new File(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return FILES.stream()
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(File::new)
                    .toList();
        }
    }

    /** One of them. */
    private static final class File extends LoadableResource {
        private final String name;

        File(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            ClassLoader loader = Migrations.class.getClassLoader();
            try (InputStream in = loader.getResourceAsStream(DIRECTORY + name)) {
                if (in == null) {
                    throw new IllegalStateException(DIRECTORY + name + " is not on the class path");
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new StringReader(text);
            } catch (IOException e) {
                throw new UncheckedIOException(DIRECTORY + name + " cannot be read", e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return DIRECTORY + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return DIRECTORY + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
