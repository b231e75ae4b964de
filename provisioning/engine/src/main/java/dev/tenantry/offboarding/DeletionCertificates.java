package dev.tenantry.offboarding;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.tenants.TenantId;
import java.util.List;

/** Looking at the certificates of what was deleted of a tenant. */
@UseCase
public class DeletionCertificates {

    private final CertificateRows rows;

    DeletionCertificates(CertificateRows rows) {
        this.rows = rows;
    }

    /** The newest first; empty if the tenant has not left. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN})
    public List<IssuedCertificate> of(TenantId tenant) {
        return rows.of(tenant);
    }
}
