package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** What is read of a certificate that a run has issued; issuing is tried on the engine. */
class CertificateTests extends SettledStage {

    /** As it is written: sorted and without blanks. */
    private static final String DOCUMENT = """
            {"complete":false,"form":1,"gone":[{"lookedAt":"2026-11-26T10:00:00Z","objects":["team acme"],
            "step":"remove-gateway","system":"LITELLM"},{"lookedAt":"2026-11-26T10:00:00Z","objects":["aws_vpc vpc-1"],
            "step":"remove-infrastructure","system":"TERRAFORM"}],"handedOver":"letter of 12 November",
            "issuedAt":"2026-11-26T10:00:00Z","kept":[{"object":"Acme GmbH","reason":"INVOICES","until":"2036-12-31"}],
            "lookedOnceMoreAt":"2026-11-26T10:00:00Z","number":1,"runs":[{"approvedBy":["person:00000000-0000-0000-0000-000000000003"],"number":7,
            "requestedAt":"2026-11-26T09:00:00Z","requestedBy":"REQUESTER","run":"00000000-0000-0000-0000-000000000001"}],
            "tenant":{"account":"111122223333","id":"00000000-0000-0000-0000-000000000002","legalName":"Acme GmbH",
            "region":"eu-central-1","slug":"acme"},"waiting":[{"cause":"KEY_WINDOW","object":"aws_kms_key.data",
            "system":"TERRAFORM","until":"2026-12-26T10:00:00Z"}]}""".replace("\n", "")
            .replace("REQUESTER", new Actor.Person(TestPeople.of(Role.PROVIDER_ADMIN)).reference());

    @Autowired
    private TenantScope rows;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private CertificateDownload download;

    private TenantId left() {
        TenantId id = tenant("CLOSED");
        rows.inProvider(() ->
                sql.sql("""
                        insert into deletion_certificate
                            (tenant_id, number, run_id, issued_at, complete, document, public_key, signature)
                        values (?, 1, ?, now(), false, ?, 'a2V5', 'c2lnbmF0dXJl')
                        """).params(id.value(), UUID.randomUUID(), DOCUMENT).update());
        return id;
    }

    @Test
    @As(Role.SUPPORT)
    void page_of_a_tenant_that_has_left_leads_to_its_certificate() {
        TenantId id = leftAsOperator();
        look(id);

        assertThat($(Anchor.class).withText("Read or print it").single().getHref())
                .isEqualTo("tenants/" + id + "/certificate");
        assertThat(text()).contains("One object can be used by nobody any more");
    }

    private TenantId leftAsOperator() {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        TenantId id = left();
        SecurityContextHolder.setContext(before);
        return id;
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    @Test
    @As(Role.OPERATOR)
    void says_what_is_gone_what_waits_and_what_is_kept() {
        TenantId id = left();

        navigate("tenants/" + id + "/certificate", CertificateView.class);

        assertThat(text())
                .contains(
                        "Gone from LiteLLM, by “removal at the model gateway”",
                        "team acme",
                        "Looked for by name, and nothing was found",
                        "Gone from AWS, by “removal of the infrastructure”",
                        "aws_vpc vpc-1",
                        "Looked for in the account by the tenant’s tag",
                        "aws_kms_key.data",
                        "encryption key, deleted by AWS on",
                        "invoices at Lago",
                        "until Dec 31, 2036",
                        "letter of 12 November",
                        "asked for by Person PROVIDER_ADMIN, approved by someone who was erased");
    }

    @Test
    @As(Role.OPERATOR)
    void speaks_german_and_has_its_dates_so_too() {
        TenantId id = left();
        UI.getCurrentOrThrow().setLocale(Locale.GERMANY);

        navigate("tenants/" + id + "/certificate", CertificateView.class);

        assertThat(text()).contains("AWS löscht es endgültig", "Entfernt aus AWS durch „", "bis 31.12.2036");
    }

    @Test
    @As(Role.OPERATOR)
    void file_has_the_document_as_it_was_signed() {
        ResponseEntity<byte[]> file = download.newest(left().value());

        assertThat(new String(Objects.requireNonNull(file.getBody()), StandardCharsets.UTF_8))
                .startsWith("{\"certificate\":" + DOCUMENT + ",\"signature\":{")
                .contains("\"value\":\"c2lnbmF0dXJl\"");
        assertThat(file.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .contains("certificate-of-deletion-acme-1.json");
    }
}
