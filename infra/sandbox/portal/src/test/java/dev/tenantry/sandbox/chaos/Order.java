package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/** One tenant's onboarding, ordered and decided on by REST, as an operator's automation does. */
final class Order {

    private static final Duration UNTIL_PLANNED = Duration.ofMinutes(3);
    private static final Duration AWAY = Duration.ofMinutes(2);

    private final Api api;
    private final String slug;
    private final String tenant;
    private final String run;

    private Order(Api api, String slug, String tenant, String run) {
        this.api = api;
        this.slug = slug;
        this.tenant = tenant;
        this.run = run;
    }

    /** @param number of which slug and account are made */
    static Order submit(Api api, int number) throws IOException {
        var slug = "cell-" + number;
        Map<String, String> fields = new HashMap<>();
        fields.put("displayName", slug);
        fields.put("legalName", slug + " GmbH");
        fields.put("street", "Kai 1");
        fields.put("postalCode", "20457");
        fields.put("city", "Hamburg");
        fields.put("adminName", "Ada Beispiel");
        fields.put("adminEmail", "ada@" + slug + ".example");
        fields.put("dataProcessingAgreement", "DPA-9");
        fields.put("slug", slug);
        fields.put("accountId", Long.toString(210_000_000_000L + number));
        var tenant = api.post("/tenants", Map.of("fields", fields)).get("id").asString();
        var run = api.post("/tenants/" + tenant + "/submit", Map.of("version", 0));
        return new Order(api, slug, tenant, run.get("run").asString());
    }

    String tenant() {
        return tenant;
    }

    String run() {
        return run;
    }

    void approve() throws IOException {
        approve(UNTIL_PLANNED);
    }

    /** @param longest how long the plan may take */
    void approve(Duration longest) throws IOException {
        Waiting.until("the plan", longest, () -> state().equals("AWAITING_APPROVAL"));
        var hash = whole().get("plan").get("hash").asString();
        api.post("/runs/" + run + "/approve", Map.of("planHash", hash));
    }

    /** Where its page is. */
    String path() {
        return "/runs/" + whole().get("number").asString();
    }

    /** Stops it politely. */
    void cancel() {
        decide("cancel", Map.of("reason", "tried"), "RUNNING");
    }

    /** On where it was stopped. */
    void retry() {
        decide("retry", Map.of(), "INCIDENT");
    }

    /** Asked for by one and confirmed by another, as it takes where something holds data. */
    void rollBack() {
        decide("roll-back/ask", Map.of("reason", "tried"), "INCIDENT");
        String askedAt = whole().at("/rollback/askedAt").asString();
        decide(api.second(), "roll-back/confirm", Map.of("confirm", slug, "askedAt", askedAt), "INCIDENT");
    }

    private void decide(String what, Map<String, String> body, String from) {
        decide(api, what, body, from);
    }

    /** As often as it takes until the run is no longer where it was: an answer may be lost. */
    private void decide(Api by, String what, Map<String, String> body, String from) {
        Waiting.until(what, AWAY, () -> {
            try {
                if (state().equals(from)) {
                    by.post("/runs/" + run + "/" + what, body);
                }
                return true;
            } catch (IOException | IllegalStateException notNow) {
                Waiting.pause(Duration.ofMillis(200));
                return false;
            }
        });
    }

    String state() {
        return whole().get("state").asString();
    }

    String incident() {
        return whole().path("incident").toString();
    }

    private JsonNode whole() {
        return patiently(() -> api.get("/runs/" + run));
    }

    /** A portal that has just been killed, or has no database, answers later. */
    private static JsonNode patiently(Callable<JsonNode> question) {
        JsonNode[] answer = new JsonNode[1];
        Waiting.until("an answer of the portal", AWAY, () -> {
            try {
                answer[0] = question.call();
                return true;
            } catch (IOException | IllegalStateException notNow) {
                Waiting.pause(Duration.ofMillis(200));
                return false;
            }
        });
        return answer[0];
    }
}
