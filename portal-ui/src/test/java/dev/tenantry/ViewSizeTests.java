package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Size is the first thing to slip: a view arranges, so it is short; a file that grows is two files. */
class ViewSizeTests {

    @Test
    void keeps_views_within_150_lines_and_every_file_within_250() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var source = Files.readAllLines(file);
                var isView = source.stream().anyMatch(line -> line.startsWith("@Route"));
                assertThat(source).as(file.toString()).hasSizeLessThanOrEqualTo(isView ? 150 : 250);
            }
        }
    }
}
