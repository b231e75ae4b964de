package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.admin;
import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.user;

import dev.tenantry.standins.OpenWebUiRoute.Visit;
import dev.tenantry.standins.TenantsStandIn.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where models come from: {@code openai} for a gateway, {@code ollama}. Keys are shown in clear. */
record OpenWebUiConnections(Tenant tenant) {

    private static final Kind OPENAI =
            new Kind("openai", "ENABLE_OPENAI_API", "OPENAI_API_BASE_URLS", "OPENAI_API_KEYS", "OPENAI_API_CONFIGS");
    private static final Kind OLLAMA =
            new Kind("ollama", "ENABLE_OLLAMA_API", "OLLAMA_BASE_URLS", "", "OLLAMA_API_CONFIGS");
    static final List<OpenWebUiRoute> ROUTES = List.of(
            admin("GET /openai/config", visit -> of(visit).shown(OPENAI)),
            admin("POST /openai/config/update", visit -> of(visit).update(OPENAI, visit.body())),
            admin("POST /openai/verify", OpenWebUiConnections::verify),
            user("POST /openai/responses", visit -> of(visit).responses(visit.body())),
            admin("GET /ollama/config", visit -> of(visit).shown(OLLAMA)),
            admin("POST /ollama/config/update", visit -> of(visit).update(OLLAMA, visit.body())));

    private static final String SHELF = "connections";

    /** The members' names of one kind; keys are empty where there are none. */
    private record Kind(String name, String flag, String addresses, String keys, String configs) {}

    /** @param models those that are to be offered of it; empty for all that it has */
    record Connection(String address, String key, List<String> models) {

        Neighbour neighbour() {
            return Neighbour.at(address).bearing(key);
        }
    }

    private static OpenWebUiConnections of(Visit visit) {
        return new OpenWebUiConnections(visit.tenant());
    }

    boolean gatewayIsOn() {
        return isOn(OPENAI);
    }

    /** Those that are on. */
    List<Connection> gateways() {
        return connections(OPENAI);
    }

    List<Connection> ollamas() {
        return connections(OLLAMA);
    }

    private boolean isOn(Kind kind) {
        return stored(kind).path(kind.flag()).asBoolean(false);
    }

    private List<Connection> connections(Kind kind) {
        List<Connection> all = new ArrayList<>();
        JsonNode config = stored(kind);
        for (int i = 0; isOn(kind) && i < config.path(kind.addresses()).size(); i++) {
            JsonNode own = config.path(kind.configs()).path(Integer.toString(i));
            if (own.path("enable").asBoolean(true)) {
                all.add(new Connection(
                        config.path(kind.addresses()).path(i).asString(""),
                        config.path(kind.keys()).path(i).asString(""),
                        StreamSupport.stream(own.path("model_ids").spliterator(), false)
                                .map(id -> id.asString(""))
                                .toList()));
            }
        }
        return all;
    }

    /** At first what the chart's environment says: an address where nobody listens instead of none. */
    private ObjectNode stored(Kind kind) {
        return tenant.shelf(SHELF).computeIfAbsent(kind.name(), ignored -> {
            boolean ollama = kind.equals(OLLAMA);
            ObjectNode config = JsonMapper.shared().createObjectNode().put(kind.flag(), ollama);
            config.putArray(kind.addresses())
                    .add(ollama ? tenant.about("ollamaUrl").orElse("http://127.0.0.1:9") : "http://127.0.0.1:9");
            if (!ollama) {
                config.putArray(kind.keys()).add("none");
            }
            config.putObject(kind.configs());
            return config;
        });
    }

    private Reply shown(Kind kind) {
        return Reply.of(200, stored(kind));
    }

    /** The flag left out is null and so off; keys are as many as addresses; what it remembers of models is forgotten. */
    private Reply update(Kind kind, JsonNode body) {
        JsonNode addresses = body.path(kind.addresses());
        if (!addresses.isArray()
                || !body.path(kind.configs()).isObject()
                || (!kind.keys().isEmpty() && !body.path(kind.keys()).isArray())) {
            return Reply.of(422, Map.of("detail", List.of(Map.of("msg", "Field required"))));
        }
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set(kind.flag(), body.path(kind.flag()).isBoolean() ? body.path(kind.flag()) : config.nullNode());
        config.set(kind.addresses(), addresses);
        if (!kind.keys().isEmpty()) {
            ArrayNode keys = config.putArray(kind.keys());
            for (int i = 0; i < addresses.size(); i++) {
                keys.add(body.path(kind.keys()).path(i).asString(""));
            }
        }
        ObjectNode configs = config.putObject(kind.configs());
        body.path(kind.configs()).properties().stream()
                .filter(entry -> Integer.parseInt(entry.getKey()) < addresses.size())
                .forEach(entry -> configs.set(entry.getKey(), entry.getValue()));
        tenant.shelf(SHELF).put(kind.name(), config);
        new OpenWebUiModels(tenant).forget();
        return Reply.of(200, config);
    }

    /** Calls out also while the provider is off. */
    private static Reply verify(Visit visit) {
        JsonNode body = visit.body();
        return passedOn(Neighbour.at(body.path("url").asString(""))
                .bearing(body.path("key").asString(""))
                .ask("GET", "/models", ""));
    }

    /** Looks at no flag: an address that was left in the list gets what was said, with the tenant's key. */
    private Reply responses(JsonNode body) {
        JsonNode config = stored(OPENAI);
        return config.path(OPENAI.addresses()).isEmpty()
                ? Reply.of(500, "Internal Server Error").with("Content-Type", "text/plain")
                : passedOn(Neighbour.at(config.path(OPENAI.addresses()).path(0).asString(""))
                        .bearing(config.path(OPENAI.keys()).path(0).asString(""))
                        .ask("POST", "/responses", body));
    }

    static Reply passedOn(Optional<Neighbour.Answer> answer) {
        return answer.map(known -> Reply.of(known.status(), known.text()))
                .orElseGet(() -> detail(500, "Open WebUI: Server Connection Error"));
    }
}
