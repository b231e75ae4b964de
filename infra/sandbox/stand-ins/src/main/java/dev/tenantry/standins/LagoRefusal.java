package dev.tenantry.standins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lago's ways of saying no, over REST and over GraphQL. */
final class LagoRefusal {

    private LagoRefusal() {}

    static Reply unauthorized() {
        return Reply.of(401, Map.of("status", 401, "error", "Unauthorized"));
    }

    static Reply notFound(String resource) {
        return Reply.of(404, Map.of("status", 404, "error", "Not Found", "code", resource + "_not_found"));
    }

    /** What the router answers for a path that it does not know. */
    static Reply noRoute() {
        return Reply.of(404, Map.of("status", 404, "error", "Not Found"));
    }

    static Reply lacksRoot(String root) {
        return Reply.of(
                400, Map.of("status", 400, "error", "BadRequest: param is missing or the value is empty: " + root));
    }

    static Reply needsLicence() {
        return Reply.of(403, Map.of("status", 403, "error", "Forbidden", "code", "feature_unavailable"));
    }

    static Reply invalid(String field, String code) {
        return invalid(Map.of(field, List.of(code)));
    }

    static Reply invalid(Map<String, ?> details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", 422);
        body.put("error", "Unprocessable Entity");
        body.put("code", "validation_errors");
        body.put("error_details", details);
        return Reply.of(422, body);
    }

    /** GraphQL says no with status 200. */
    static Reply graphQl(int status, String code, Map<String, List<String>> details) {
        Map<String, Object> extensions = Map.of("status", status, "code", code, "details", details);
        return Reply.of(200, Map.of("errors", List.of(Map.of("message", code, "extensions", extensions))));
    }
}
