package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the emulator knows after its end, and of a call that is repeated. */
class EmulatorMemoryTests {

    @TempDir
    Path folder;

    @BeforeEach
    void look_for_the_emulator() {
        assumeTrue(EmulatedAws.installed(), "moto is not installed");
    }

    @Test
    void knows_after_its_end_what_it_was_told_by_many_at_once() throws IOException {
        Map<String, String> arns;
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            arns = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(number -> "tenantry/acme/" + number)
                    .collect(
                            Collectors.toConcurrentMap(name -> name, name -> aws.makeSecret(name, "value of " + name)));
        }
        assertThat(arns.values()).doesNotHaveDuplicates();

        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            arns.forEach((name, arn) -> assertThat(aws.secret(name)).isEqualTo(Map.entry(arn, "value of " + name)));
        }
    }

    @Test
    void leads_through_pages_though_looks_are_not_kept() throws IOException {
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            for (int number = 0; number < 4; number++) {
                aws.makeSecret("tenantry/acme/" + number, "value");
                aws.tagSecret("tenantry/acme/" + number, "acme");
            }

            assertThat(aws.tagged("acme")).isEqualTo(4);
        }
    }

    @Test
    void goes_on_where_it_was_as_if_it_had_not_ended() throws IOException {
        String first;
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            first = aws.makeSecret("tenantry/acme/first", "1");
        }
        String second;
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            second = aws.makeSecret("tenantry/acme/second", "2");
        }
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            assertThat(aws.secret("tenantry/acme/first")).isEqualTo(Map.entry(first, "1"));
            assertThat(aws.secret("tenantry/acme/second")).isEqualTo(Map.entry(second, "2"));
        }
    }

    @Test
    void drops_a_call_that_was_cut_off_by_its_end() throws IOException {
        String arn;
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            arn = aws.makeSecret("tenantry/acme/whole", "1");
        }
        Files.writeString(folder.resolve("moto/calls"), "{\"environ\": {\"REQUEST_METH", StandardOpenOption.APPEND);
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            assertThat(aws.makeSecret("tenantry/acme/next", "2")).isNotEqualTo(arn);
        }
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            assertThat(aws.secret("tenantry/acme/whole").getKey()).isEqualTo(arn);
            assertThat(aws.secret("tenantry/acme/next").getValue()).isEqualTo("2");
        }
    }

    @Test
    void answers_a_repeated_call_as_before_even_after_its_end() throws IOException {
        String arn;
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            arn = aws.makeSecret("tenantry/acme/once", "1", "the call", 1);
            assertThat(aws.makeSecret("tenantry/acme/once", "1", "the call", 2)).isEqualTo(arn);
        }
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            assertThat(aws.makeSecret("tenantry/acme/once", "1", "the call", 3)).isEqualTo(arn);
        }
    }

    @Test
    void keeps_what_it_was_told_for_its_owner_only() throws IOException {
        try (EmulatedAws aws = EmulatedAws.start(folder)) {
            aws.makeSecret("tenantry/acme/hidden", "1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("moto/calls"))))
                .isEqualTo("rw-------");
    }
}
