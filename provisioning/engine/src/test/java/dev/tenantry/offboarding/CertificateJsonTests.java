package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.offboarding.Certificate.DeletionWait;
import dev.tenantry.offboarding.Certificate.Gone;
import dev.tenantry.offboarding.Certificate.Kept;
import dev.tenantry.offboarding.Certificate.KeptFor;
import dev.tenantry.offboarding.Certificate.Leaver;
import dev.tenantry.offboarding.Certificate.Ordered;
import dev.tenantry.offboarding.Certificate.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CertificateJsonTests {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    private static final Certificate CERTIFICATE = new Certificate(
            Certificate.FORM,
            1,
            false,
            AT,
            new Leaver(ID, "acme", "Acme GmbH", "111122223333", "eu-central-1"),
            List.of(new Ordered(ID, 7, "person:a", AT, List.of("person:b"))),
            "Brief vom 12. November: übergeben",
            List.of(new Gone("remove-gateway", "LITELLM", List.of("team acme"), AT)),
            AT,
            List.of(new Waiting(DeletionWait.KEY_WINDOW, "TERRAFORM", "aws_kms_key.data", AT.plusSeconds(60))),
            List.of(new Kept(KeptFor.INVOICES, "Acme GmbH", LocalDate.of(2036, 12, 31))));

    @Test
    void is_read_as_it_was_written() {
        assertThat(CertificateJson.read(CertificateJson.canonical(CERTIFICATE))).isEqualTo(CERTIFICATE);
    }

    /** Whoever sorts the members of the file and takes out all blanks has the signed bytes. */
    @Test
    void is_sorted_without_blanks_and_with_times_as_people_write_them() {
        assertThat(CertificateJson.canonical(CERTIFICATE))
                .startsWith("{\"complete\":false,\"form\":1,\"gone\":[{\"lookedAt\":\"2026-11-26T10:00:00Z\",")
                .contains(
                        "\"kept\":[{\"object\":\"Acme GmbH\",\"reason\":\"INVOICES\",\"until\":\"2036-12-31\"}]",
                        "übergeben");
    }
}
