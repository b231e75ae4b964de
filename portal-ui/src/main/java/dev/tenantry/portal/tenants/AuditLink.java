package dev.tenantry.portal.tenants;

import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.NavEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is shown the way to what was recorded of a tenant: the same as see the audit in the navigation. */
@Component
class AuditLink {

    private final List<NavEntry> entries;

    AuditLink(List<NavEntry> entries) {
        this.entries = entries;
    }

    boolean isFor(Viewer viewer) {
        return entries.stream()
                .filter(entry -> entry.path().equals("audit"))
                .anyMatch(entry -> viewer.hasAny(entry.roles()));
    }
}
