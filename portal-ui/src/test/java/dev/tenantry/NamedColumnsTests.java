package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal of the earlier build goes on while a newer one adds columns: a query for all of them would be refused. */
class NamedColumnsTests {

    private static final Pattern ALL = Pattern.compile("(?i)(select|returning|,)\\s+(\\w+\\.)?\\*[\\s,\"]");

    @Test
    void no_query_asks_for_all_columns() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(500);
        assertThat(sources().stream().filter(file -> asksForAll(read(file)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"select * from run\"",
                "select run.*, look from run",
                "select id, run.* from run",
                "delete from run returning *\"",
                "\"(select *, \" + first"
            })
    void query_for_all_is_known_as_one(String query) {
        assertThat(asksForAll(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from run", "a, b\n     * @param c", "select 2 * 3"})
    void others_are_not(String query) {
        assertThat(asksForAll(query)).isFalse();
    }

    private static boolean asksForAll(String source) {
        return ALL.matcher(source.replaceAll("(?m)^\\s*/?\\*.*$", "")).find();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().contains("src/main/java")
                            && file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
