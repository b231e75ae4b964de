package dev.tenantry.portal.tenants;

import dev.tenantry.identity.NotFound;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.offboarding.IssuedCertificate;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A tenant's newest certificate of deletion as a file, byte for byte as it was signed. */
@Controller
class CertificateDownload {

    private final DeletionCertificates certificates;

    CertificateDownload(DeletionCertificates certificates) {
        this.certificates = certificates;
    }

    static String path(TenantId tenant) {
        return "download/tenants/" + tenant + "/certificate.json";
    }

    @GetMapping("/download/tenants/{tenant}/certificate.json")
    ResponseEntity<byte[]> newest(@PathVariable UUID tenant) {
        IssuedCertificate newest = certificates.of(new TenantId(tenant)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("certificate"));
        String name = "certificate-of-deletion-" + newest.certificate().tenant().slug() + "-"
                + newest.certificate().number() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(newest.file().getBytes(StandardCharsets.UTF_8));
    }
}
