package dev.tenantry.portal.audit;

import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
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
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        head(response, "text/csv; charset=utf-8", "audit.csv");
        trail.csv(filter(request), response.getWriter());
    }

    @GetMapping("/download/audit.json")
    void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        head(response, "application/x-ndjson; charset=utf-8", "audit.json");
        trail.json(filter(request), response.getWriter());
    }

    private static TrailFilter filter(HttpServletRequest request) {
        return AuditQuery.of(name -> Optional.ofNullable(request.getParameter(name)))
                .filter(ZoneOffset.UTC);
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
