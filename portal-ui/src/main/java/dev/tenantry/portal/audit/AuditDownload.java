package dev.tenantry.portal.audit;

import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The trail as a file, with the filters of the page; days are UTC in a file. */
@Controller
class AuditDownload {

    private final AuditTrail trail;

    AuditDownload(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/download/audit.csv")
    void csv(HttpServletRequest request, HttpServletResponse response) {
        trail.csv(filter(request), new LateHead(response, "text/csv; charset=utf-8", "audit.csv"));
    }

    @GetMapping("/download/audit.json")
    void json(HttpServletRequest request, HttpServletResponse response) {
        trail.json(filter(request), new LateHead(response, "application/x-ndjson; charset=utf-8", "audit.json"));
    }

    private static TrailFilter filter(HttpServletRequest request) {
        return AuditQuery.of(name -> Optional.ofNullable(request.getParameter(name)))
                .filter(ZoneOffset.UTC);
    }
}
