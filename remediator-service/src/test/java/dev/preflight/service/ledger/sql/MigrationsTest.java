package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {
    @TempDir Path temp;

    @Test
    void areAllThatThereAre() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(it -> it.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(Migrations.FILES);
        }
    }

    @Test
    void areDoneOnceTheyWereRun() throws Exception {
        String url = "jdbc:sqlite:" + temp.resolve("ledger.db");
        SQLiteDataSource tables = new SQLiteDataSource();
        tables.setUrl(url);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Migrations.areDone(connection)).isFalse();
            Migrations.run(tables);
            assertThat(Migrations.areDone(connection)).isTrue();
            Migrations.run(tables);
            assertThat(Migrations.areDone(connection)).isTrue();
        }
    }
}
