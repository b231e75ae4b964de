package dev.tenantry.portal.errors;

import dev.tenantry.portal.brand.Brand;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.IncidentId;
import dev.tenantry.portal.incidents.Incidents;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.HtmlUtils;

/** The answer to requests that fail before any view or controller is reached: a small page, or problem details. */
@Controller
class PlainErrors implements ErrorController {

    private final Brand brand;

    PlainErrors(Brand brand) {
        this.brand = brand;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request) {
        var status = status(request);
        return ResponseEntity.status(status).body(html(Language.of(request.getLocale()), status, incident(request)));
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var problem = ProblemDetail.forStatus(status(request));
        var incident = incident(request);
        if (incident != null) {
            problem.setProperty("incident", incident.value());
        }
        return ResponseEntity.of(problem).build();
    }

    private static @Nullable IncidentId incident(HttpServletRequest request) {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return failure instanceof Throwable t ? Incidents.report(path, t) : null;
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String key(HttpStatus status) {
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            return "errors.tooMany";
        }
        return status.is5xxServerError() ? "errors.broken" : "errors.plain";
    }

    private String html(Language language, HttpStatus status, @Nullable IncidentId incident) {
        var key = key(status);
        var number = incident == null ? "" : Texts.in(language, "errors.incident") + " " + incident;
        return """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"><title>%s</title>
                <body style="font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem">
                <h1>%s</h1><p>%s</p><p><code>%s</code></p><p><a href="/">%s</a></p></body></html>
                """.formatted(
                        language.tag(),
                        HtmlUtils.htmlEscape(brand.name()),
                        Texts.in(language, key),
                        Texts.in(language, key + ".hint"),
                        number,
                        Texts.in(language, "errors.home"));
    }
}
