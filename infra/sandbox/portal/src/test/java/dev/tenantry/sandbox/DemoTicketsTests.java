package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTicketsTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path home;

    @Test
    void makes_a_secret_once_and_for_its_owner_only() throws IOException {
        var first = new SandboxSecrets(home).get("api-token");
        assertThat(first).hasSizeGreaterThanOrEqualTo(43);
        assertThat(new SandboxSecrets(home).get("api-token")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets/api-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takes_its_own_ticket_for_half_a_day() {
        var ticket = tickets(NOON).issue(DemoPerson.OLEG);
        assertThat(tickets(NOON).isValid(DemoPerson.OLEG, ticket)).isTrue();
        assertThat(tickets(Clock.offset(NOON, Duration.ofHours(11))).isValid(DemoPerson.OLEG, ticket))
                .isTrue();
        assertThat(tickets(Clock.offset(NOON, Duration.ofHours(13))).isValid(DemoPerson.OLEG, ticket))
                .isFalse();
    }

    @Test
    void takes_no_ticket_of_another_person_or_another_sandbox_and_no_nonsense() {
        var ticket = tickets(NOON).issue(DemoPerson.OLEG);
        assertThat(tickets(NOON).isValid(DemoPerson.ADA, ticket)).isFalse();
        var other = new DemoTickets(new SandboxSecrets(home.resolve("other")), NOON);
        assertThat(other.isValid(DemoPerson.OLEG, ticket)).isFalse();
        assertThat(tickets(NOON).isValid(DemoPerson.OLEG, "")).isFalse();
        assertThat(tickets(NOON).isValid(DemoPerson.OLEG, "99999999999999999999.x"))
                .isFalse();
    }

    private DemoTickets tickets(Clock clock) {
        return new DemoTickets(new SandboxSecrets(home), clock);
    }
}
