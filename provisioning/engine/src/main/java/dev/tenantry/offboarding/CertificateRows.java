package dev.tenantry.offboarding;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Certificates as rows, within the scope that the caller opened. */
@Component
class CertificateRows {

    private final JdbcClient jdbc;

    CertificateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether that number was free. */
    boolean insert(TenantId tenant, RunId run, Certificate certificate, CertificateSeal.Signature signature) {
        return jdbc.sql("""
                insert into deletion_certificate
                    (tenant_id, number, run_id, issued_at, complete, document, public_key, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                tenant.value(),
                                certificate.number(),
                                run.value(),
                                Timestamp.from(certificate.issuedAt()),
                                certificate.complete(),
                                CertificateJson.canonical(certificate),
                                signature.publicKey(),
                                signature.value())
                        .update()
                == 1;
    }

    /** Each tenant's newest, where that is not complete. */
    List<Incomplete> incomplete() {
        return jdbc.sql("""
                        select tenant_id, run_id, document from (
                            select distinct on (tenant_id) * from deletion_certificate order by tenant_id, number desc) newest
                        where not complete
                        """)
                .query((row, at) -> new Incomplete(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new RunId(row.getObject("run_id", UUID.class)),
                        CertificateJson.read(row.getString("document"))))
                .list();
    }

    /** @param run that issued the first one */
    record Incomplete(TenantId tenant, RunId run, Certificate certificate) {}

    /** Takes note that people are told now; false if they were told after {@code last}, by whichever node. */
    boolean tell(TenantId tenant, Instant now, Instant last) {
        return jdbc.sql("""
                        insert into leftovers_told as told (tenant_id, told_at) values (?, ?)
                        on conflict (tenant_id) do update set told_at = excluded.told_at where told.told_at <= ?
                        """)
                        .params(tenant.value(), Timestamp.from(now), Timestamp.from(last))
                        .update()
                == 1;
    }

    boolean isIssued(TenantId tenant, RunId run) {
        return jdbc.sql("select exists (select from deletion_certificate where tenant_id = ? and run_id = ?)")
                .params(tenant.value(), run.value())
                .query(Boolean.class)
                .single();
    }

    /** The tenant's, the newest first. */
    List<IssuedCertificate> of(TenantId tenant) {
        return jdbc.sql("""
                        select document, public_key, signature from deletion_certificate where tenant_id = ?
                        order by number desc
                        """)
                .param(tenant.value())
                .query((row, at) -> IssuedCertificate.of(
                        row.getString("document"),
                        new CertificateSeal.Signature(
                                CertificateSeal.ALGORITHM, row.getString("public_key"), row.getString("signature"))))
                .list();
    }
}
