package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of what systems say when they refuse, taken together; each is tried where its adapter lives. */
class DiagnosticsTableTests {

    private static final int MANY = 60;
    private static final int SOME = 10;

    private static final Map<String, Path> TABLES = Map.of(
            "Terraform and the AWS provider", Path.of("../provisioning/engine/src/test/resources/terraform"),
            "LiteLLM", Path.of("../provisioning/engine/src/test/resources/litellm"),
            "Keycloak", Path.of("../provisioning/engine/src/test/resources/keycloak"),
            "Helm and Kubernetes", Path.of("../provisioning/tenant-side/src/test/resources/helm"),
            "Open WebUI", Path.of("../provisioning/tenant-side/src/test/resources/openwebui"),
            "Lago", Path.of("../billing/src/test/resources/lago"));

    @Test
    void knows_what_each_system_says_and_calls_none_of_it_unknown() throws IOException {
        int all = 0;
        for (Map.Entry<String, Path> table : TABLES.entrySet()) {
            List<String> rows = rows(table.getValue().resolve("diagnostics.csv"));
            assertThat(rows)
                    .as(table.getKey())
                    .hasSizeGreaterThanOrEqualTo(SOME)
                    .noneMatch(row -> row.startsWith("UNKNOWN"));
            all += rows.size();
        }
        assertThat(all).isGreaterThanOrEqualTo(MANY);
    }

    private static List<String> rows(Path table) throws IOException {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1).filter(line -> !line.isBlank()).distinct().toList();
        }
    }
}
