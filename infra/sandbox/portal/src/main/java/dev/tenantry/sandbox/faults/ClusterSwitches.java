package dev.tenantry.sandbox.faults;

import dev.tenantry.identity.NotFound;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The switches of the simulated clusters by HTTP, as stand-ins have theirs; {@link SwitchesSecurity} looks at the token. */
@RestController
@RequestMapping(SwitchesSecurity.PATH)
class ClusterSwitches {

    /** A switch that is on, as it is sent and shown. */
    record On(ClusterFault fault) {}

    /** One cluster; {@code tenant} is missing where the account is nobody's any more. */
    record Cluster(String account, Optional<String> tenant, List<On> switches) {}

    static final class NoSuchSwitch extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchSwitch(String message) {
            super(message);
        }
    }

    private final ClusterFaults faults;

    ClusterSwitches(ClusterFaults faults) {
        this.faults = faults;
    }

    @GetMapping("/faults")
    List<ClusterFault> faults() {
        return List.of(ClusterFault.values());
    }

    @GetMapping("/clusters")
    List<Cluster> clusters() {
        return faults.look().stream()
                .map(seen -> new Cluster(seen.account(), seen.slug(), on(seen)))
                .toList();
    }

    @GetMapping("/clusters/{tenant}/switches")
    List<On> switches(@PathVariable("tenant") String tenant) {
        return on(faults.look(tenant));
    }

    @PutMapping("/clusters/{tenant}/switches")
    List<On> set(@PathVariable("tenant") String tenant, @RequestBody(required = false) Optional<String> body) {
        String account = faults.look(tenant).account();
        wanted(body.orElse("")).ifPresentOrElse(fault -> faults.disturb(account, fault), () -> faults.heal(account));
        return switches(account);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unknown(NotFound missing) {
        return ResponseEntity.status(404).body(Map.of("error", "no simulated cluster of this tenant or account"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> wrong(NoSuchSwitch wrong) {
        return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(wrong.getMessage())));
    }

    private static List<On> on(ClusterSeen seen) {
        return seen.fault().map(On::new).stream().toList();
    }

    private static Optional<ClusterFault> wanted(String body) {
        JsonNode list = list(body);
        if (list.size() > 1) {
            throw new NoSuchSwitch("a cluster plays one fault at a time");
        }
        return list.values().stream().findFirst().map(ClusterSwitches::fault);
    }

    private static JsonNode list(String body) {
        try {
            JsonNode read = JsonMapper.shared().readTree(body);
            if (read.isArray()) {
                return read;
            }
        } catch (JacksonException notJson) {
            // refused below, like any other body that is no list
        }
        throw new NoSuchSwitch("a list is wanted: [{\"fault\": \"QUOTA\"}]");
    }

    private static ClusterFault fault(JsonNode one) {
        String name = one.path("fault").asString("").toUpperCase(Locale.ROOT);
        return Stream.of(ClusterFault.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchSwitch("fault is one of " + Arrays.toString(ClusterFault.values())));
    }
}
