package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is kept is written down, for each table of each module. */
class RetentionTests {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

    @Test
    void says_of_every_table_why_it_is_kept_and_what_deletes_it() throws IOException {
        var page = Files.readString(Path.of("../docs/operations/retention.md"));
        var described = ROW.matcher(page).results().map(row -> row.group(1)).toList();
        try (var database = TestDatabase.create()) {
            var tables = database.owner()
                    .sql(
                            "select tablename from pg_tables where schemaname = 'tenantry' and tablename not like 'flyway%'")
                    .query(String.class)
                    .list();
            assertThat(described).containsExactlyInAnyOrderElementsOf(tables);
        }
    }
}
