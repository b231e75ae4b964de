package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.open;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * As much of Open WebUI's API as we call, with its oddities as they were seen on 0.12.4. Of a tenant it is told
 * {@code bucket}, {@code s3Endpoint}, {@code qdrantUrl}, {@code qdrantKey} and {@code ollamaUrl}, and it really calls them.
 */
public final class OpenWebUiStandIn extends TenantsStandIn {

    private static final String VERSION = "0.12.4";
    private static final List<OpenWebUiRoute> ROUTES = Stream.of(
                    List.of(
                            open("GET /health", visit -> Reply.of(200, Map.of("status", true))),
                            open("GET /ready", visit -> Reply.of(200, Map.of("status", true))),
                            open("GET /api/version", visit -> Reply.of(200, Map.of("version", VERSION))),
                            open("GET /api/config", visit -> Reply.of(200, config(visit.tenant())))),
                    OpenWebUiPeople.ROUTES,
                    OpenWebUiConnections.ROUTES,
                    OpenWebUiModels.ROUTES,
                    OpenWebUiChat.ROUTES,
                    OpenWebUiSettings.ROUTES,
                    OpenWebUiFiles.ROUTES)
            .flatMap(List::stream)
            .toList();

    public OpenWebUiStandIn(Place place) {
        super(place);
    }

    private static Map<String, Object> config(Tenant tenant) {
        Map<String, Object> config = new TreeMap<>();
        config.put("status", true);
        config.put("name", "Open WebUI");
        config.put("version", VERSION);
        config.put("features", Map.of("auth", true, "enable_signup", false, "enable_login_form", true));
        if (OpenWebUiPeople.areMissing(tenant)) {
            config.put("onboarding", true);
        }
        return config;
    }

    /** What it does not know is its page, or not allowed. */
    @Override
    Reply answer(Tenant tenant, Asked asked) {
        return ROUTES.stream()
                .filter(route -> asked.is(route.pattern()))
                .findFirst()
                .map(route -> route.answer(tenant, asked))
                .orElseGet(() -> asked.method().equals("GET")
                        ? Reply.of(200, "<!doctype html><title>Open WebUI</title>")
                                .with("Content-Type", "text/html")
                        : detail(405, "Method Not Allowed"));
    }
}
