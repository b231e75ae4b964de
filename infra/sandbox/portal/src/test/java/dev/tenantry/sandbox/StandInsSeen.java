package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-ins around a portal under test, by their own HTTP interface: what they remember, and what goes wrong with them. */
public final class StandInsSeen {

    /** How Lago marks a subscription that is over, and a plan that it is about to delete. */
    private static final Set<String> ENDED = Set.of("terminated_at", "pending_deletion");

    /** What a look makes as well. */
    private static final Set<String> BY_LOOKING = Set.of("lago/sessions", "open-webui/tokens", "open-webui/remembered");

    private final Map<String, URI> addresses;
    private final RestClient http;

    public StandInsSeen(Environment settings) {
        addresses = Binder.get(settings)
                .bind("tenantry.sandbox.stand-ins", Bindable.mapOf(String.class, URI.class))
                .get();
        http = RestClient.builder()
                .defaultHeader("x-sandbox-token", token(settings.getRequiredProperty("tenantry.sandbox.token-file")))
                .build();
    }

    private static String token(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this goes wrong with every request to the system; nothing if it is empty. */
    public void disturb(String system, String fault) {
        switches(system, fault.isEmpty() ? "[]" : "[{\"fault\":\"" + fault + "\"}]");
    }

    /** From now on exactly these faults, as the JSON that one sends by hand. */
    void switches(String system, String wanted) {
        http.put()
                .uri(addresses.get(system) + "/__sandbox/switches")
                .contentType(MediaType.APPLICATION_JSON)
                .body(wanted)
                .retrieve()
                .toBodilessEntity();
    }

    /** The faults that have not been met yet. */
    List<String> switches(String system) {
        return texts(asked(system, "switches"));
    }

    /** What the system was asked for so far, as method and path. */
    List<String> calls(String system) {
        return texts(asked(system, "calls"));
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream()
                .map(one -> one.isString() ? one.asString() : one.toString())
                .toList();
    }

    /** The kinds of objects, {@code litellm/teams}, of which one names the tenant or is within what does. */
    public Set<String> kindsOf(String... namesOfTenant) {
        return objectsOf(namesOfTenant).keySet();
    }

    /** How many of each kind. */
    Map<String, Integer> objectsOf(String... namesOfTenant) {
        Map<String, JsonNode> states = new TreeMap<>();
        addresses.keySet().forEach(system -> states.put(system, asked(system, "state")));
        Set<String> names = new TreeSet<>(Set.of(namesOfTenant));
        rows(Objects.requireNonNull(states.get("lago")).path("organizations")).forEach((id, row) -> {
            if (tells(id + row, names)) {
                names.add(id);
            }
        });
        Map<String, Integer> objects = new TreeMap<>();
        states.forEach((system, shelves) -> rows(shelves)
                .forEach((shelf, rows) -> rows(rows).forEach((id, row) -> {
                    if (tells(shelf + id + row, names) && ENDED.stream().noneMatch(row::has)) {
                        objects.merge(system + "/" + shelf.substring(shelf.lastIndexOf('/') + 1), 1, Integer::sum);
                    }
                })));
        objects.keySet().removeAll(BY_LOOKING);
        return objects;
    }

    private static boolean tells(String text, Set<String> names) {
        return names.stream().anyMatch(text::contains);
    }

    private static Map<String, JsonNode> rows(JsonNode object) {
        Map<String, JsonNode> rows = new TreeMap<>();
        object.properties().forEach(field -> rows.put(field.getKey(), field.getValue()));
        return rows;
    }

    private JsonNode asked(String system, String what) {
        String body = http.get()
                .uri(addresses.get(system) + "/__sandbox/" + what)
                .retrieve()
                .body(String.class);
        return JsonMapper.shared().readTree(String.valueOf(body));
    }
}
