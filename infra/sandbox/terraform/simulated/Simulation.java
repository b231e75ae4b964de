package simulated;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the world that is not there behaves: {@code simulation.json} beside the stack and, over it, the file that
 * {@code TENANTRY_SIMULATION} names. Read anew for each resource, so that a switch acts on what runs.
 */
final class Simulation {

    private static final String ANY = "*";

    private final Path stack;

    Simulation(Path stack) {
        this.stack = stack;
    }

    /** How long it takes to make, change or destroy the resource. */
    long millis(String address) {
        Object seconds = find("durations", address);
        return seconds instanceof BigDecimal number ? number.movePointRight(3).longValue() : 20;
    }

    /** The error code that the cloud answers with, or an empty text. */
    String failure(String address) {
        Object code = find("failures", address);
        return code == null ? "" : code.toString();
    }

    /** What somebody changed outside: values by attribute. */
    Map<String, Object> drift(String address) {
        return Json.map(Json.map(settings().get("drift")).get(address));
    }

    private Object find(String what, String address) {
        Map<String, Object> values = Json.map(settings().get(what));
        return values.getOrDefault(address, values.get(ANY));
    }

    private Map<String, Object> settings() {
        Map<String, Object> all = Json.read(stack.resolve("simulation.json"));
        String switches = System.getenv("TENANTRY_SIMULATION");
        if (switches != null && !switches.isEmpty()) {
            Json.read(Path.of(switches)).forEach((key, value) -> all.merge(key, value, Simulation::over));
        }
        return all;
    }

    private static Object over(Object below, Object above) {
        Map<String, Object> both = new LinkedHashMap<>(Json.map(below));
        both.putAll(Json.map(above));
        return both;
    }

    /** What the real provider would say about that code. */
    static Mistake failed(Map<String, Object> change, String code) {
        String what = List.of("AccessDenied", "UnauthorizedOperation").contains(code) ? "403" : "400";
        return Mistake.with(
                String.valueOf(change.get("address")),
                "creating " + change.get("type") + " (" + change.get("name")
                        + "): operation error Simulated: Create, https response" + " error StatusCode: " + what
                        + ", RequestID: simulated, api error " + code + ": simulated failure",
                "");
    }
}
