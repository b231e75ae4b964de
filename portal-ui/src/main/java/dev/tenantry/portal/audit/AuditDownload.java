package dev.tenantry.portal.audit;

import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The trail as a file, with the filters of the page; its link names the zone whose days those are. */
@Controller
class AuditDownload {

    /** The parameter of that zone. */
    static final String ZONE = "zone";

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
        trail.json(filter(request), new LateHead(response, "application/json; charset=utf-8", "audit.json"));
    }

    private static TrailFilter filter(HttpServletRequest request) {
        return AuditQuery.of(name -> Optional.ofNullable(request.getParameter(name)))
                .filter(zone(request.getParameter(ZONE)));
    }

    /** A link that names none, or none that is known here, means days of UTC. */
    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
