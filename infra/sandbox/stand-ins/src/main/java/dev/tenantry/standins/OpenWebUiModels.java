package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.admin;
import static dev.tenantry.standins.OpenWebUiRoute.missing;
import static dev.tenantry.standins.OpenWebUiRoute.user;

import dev.tenantry.standins.OpenWebUiConnections.Connection;
import dev.tenantry.standins.OpenWebUiRoute.Visit;
import dev.tenantry.standins.TenantsStandIn.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people may choose. What its connections have is remembered until a connection changes or somebody asks for the list:
 * rows that were changed meanwhile do not count yet.
 */
record OpenWebUiModels(Tenant tenant) {

    static final List<OpenWebUiRoute> ROUTES = List.of(
            user("GET /api/models", visit -> of(visit).offered(visit)),
            admin("GET /api/v1/models/export", visit -> of(visit).stored(true)),
            admin("GET /api/v1/models/base", visit -> of(visit).stored(false)),
            admin("POST /api/v1/models/import", visit -> of(visit).imported(visit.body())),
            admin("POST /api/v1/models/model/delete", visit -> of(visit).delete(visit.body())));

    private static final String REMEMBERED = "remembered";

    /**
     * A model as it is remembered.
     *
     * @param base what to ask the connection for
     * @param gateway whether it is one of the gateway's and not Ollama's
     * @param connection its number
     */
    record Known(String id, String base, boolean gateway, int connection) {}

    private static OpenWebUiModels of(Visit visit) {
        return new OpenWebUiModels(visit.tenant());
    }

    private Map<String, ObjectNode> rows() {
        return tenant.shelf("models");
    }

    // ---- rows

    /** What is exported are the rows with another model behind them; the others are listed elsewhere. */
    private Reply stored(boolean aliases) {
        return Reply.of(
                200,
                rows().values().stream()
                        .filter(row -> row.path("base_model_id").isString() == aliases)
                        .toList());
    }

    /** Rows keep what is left out, except for the parameters. */
    private Reply imported(JsonNode body) {
        body.path("models").forEach(model -> {
            String id = model.path("id").asString("");
            ObjectNode row =
                    rows().computeIfAbsent(id, ignored -> JsonMapper.shared().createObjectNode());
            row.putObject("params");
            model.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
            if (!row.has("is_active")) {
                row.put("is_active", true);
            }
        });
        return Reply.of(200, true);
    }

    private Reply delete(JsonNode body) {
        return rows().remove(body.path("id").asString("")) == null ? missing(401) : Reply.of(200, true);
    }

    // ---- what they stand for

    void forget() {
        tenant.shelf(REMEMBERED).clear();
    }

    private Reply offered(Visit visit) {
        forget();
        return Reply.of(
                200,
                Map.of(
                        "data",
                        remembered().values().stream()
                                .map(OpenWebUiModels::known)
                                .filter(model -> mayUse(visit, model))
                                .map(model -> Map.of(
                                        "id",
                                        model.id(),
                                        "name",
                                        name(model.id()),
                                        "object",
                                        "model",
                                        "owned_by",
                                        model.gateway() ? "openai" : "ollama"))
                                .toList()));
    }

    private String name(String id) {
        return rows().containsKey(id) ? rows().get(id).path("name").asString(id) : id;
    }

    /** Empty if there is none of that id, or not for this person. */
    Optional<Known> known(Visit visit, String id) {
        return Optional.ofNullable(remembered().get(id))
                .map(OpenWebUiModels::known)
                .filter(model -> mayUse(visit, model));
    }

    private static Known known(JsonNode row) {
        return JsonMapper.shared().treeToValue(row, Known.class);
    }

    /** An alias alone is not enough: its base must be granted as well. */
    private boolean mayUse(Visit visit, Known model) {
        return visit.isAdmin() || (granted(visit, model.id()) && granted(visit, model.base()));
    }

    private boolean granted(Visit visit, String id) {
        return rows().containsKey(id)
                && grants(
                        rows().get(id).path("access_grants"),
                        visit.person().path("id").asString(""));
    }

    /** Whether a person may read by these grants. */
    static boolean grants(JsonNode grants, String person) {
        return StreamSupport.stream(grants.spliterator(), false)
                .map(grant -> grant.path("principal_id").asString(""))
                .anyMatch(principal -> principal.equals("*") || principal.equals(person));
    }

    private Map<String, ObjectNode> remembered() {
        Map<String, ObjectNode> remembered = tenant.shelf(REMEMBERED);
        if (remembered.isEmpty()) {
            List<Known> bases = bases();
            bases.forEach(base -> remember(remembered, base));
            rows().values()
                    .forEach(row -> bases.stream()
                            .filter(base ->
                                    base.id().equals(row.path("base_model_id").asString("")))
                            .filter(base -> row.path("is_active").asBoolean(true))
                            .map(base -> new Known(
                                    row.path("id").asString(""), base.id(), base.gateway(), base.connection()))
                            .forEach(alias -> remember(remembered, alias)));
        }
        return remembered;
    }

    private static void remember(Map<String, ObjectNode> remembered, Known model) {
        remembered.put(model.id(), JsonMapper.shared().valueToTree(model));
    }

    /** Those that a row switched off take their aliases along. */
    private List<Known> bases() {
        OpenWebUiConnections connections = new OpenWebUiConnections(tenant);
        List<Known> bases = new ArrayList<>();
        add(bases, connections.ollamas(), false);
        add(bases, connections.gateways(), true);
        bases.removeIf(base -> rows().containsKey(base.id())
                && !rows().get(base.id()).path("is_active").asBoolean(true));
        return bases;
    }

    private static void add(List<Known> bases, List<Connection> connections, boolean gateway) {
        for (int i = 0; i < connections.size(); i++) {
            int number = i;
            has(connections.get(i), gateway).stream()
                    .map(id -> new Known(id, id, gateway, number))
                    .forEach(bases::add);
        }
    }

    /** None if it does not answer or does not take the key: nothing shows that. */
    private static List<String> has(Connection connection, boolean gateway) {
        if (!connection.models().isEmpty()) {
            return connection.models();
        }
        JsonNode answer = connection
                .neighbour()
                .ask("GET", gateway ? "/models" : "/api/tags", "")
                .map(Neighbour.Answer::json)
                .orElseGet(() -> JsonMapper.shared().createObjectNode());
        return StreamSupport.stream(answer.path(gateway ? "data" : "models").spliterator(), false)
                .map(model -> model.path(gateway ? "id" : "model").asString(""))
                .toList();
    }
}
