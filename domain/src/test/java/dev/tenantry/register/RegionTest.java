package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegionTest {

    private static final Path STACK = Path.of("../infra/terraform/stacks/customer-stack/variables.tf");
    private static final Pattern ACCEPTED = Pattern.compile("contains\\(\\[([^]]*)], var\\.region\\)");

    @Test
    void offers_exactly_what_the_customer_stack_accepts() throws IOException {
        String accepted = ACCEPTED.matcher(Files.readString(STACK))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        List<String> regions = Pattern.compile("\"([^\"]+)\"")
                .matcher(accepted)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(Arrays.stream(Region.values()).map(Region::id)).containsExactlyInAnyOrderElementsOf(regions);
    }
}
