package dev.tenantry.sandbox.faults;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.SecretFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The stand-ins by their own HTTP interface under {@code /__sandbox}. */
@Component
@EnableConfigurationProperties(SandboxSettings.class)
class StandIns {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final TreeMap<String, StandIn> known = new TreeMap<>();

    private record StandIn(URI address, RestClient http) {}

    StandIns(SandboxSettings settings) {
        var token = new SecretFile(OutsideSystem.PORTAL, "tenantry.sandbox.token-file", settings.tokenFile());
        settings.standIns().forEach((name, address) -> known.put(name, new StandIn(address, client(address, token))));
    }

    private static RestClient client(URI address, SecretFile token) {
        return OutsideHttp.to(OutsideSystem.PORTAL, address)
                .reading(LONGEST)
                .secretHeader("x-sandbox-token", token::read)
                .client();
    }

    /** All of them by name, each as it is now; one that does not answer is told as such. */
    List<StandInSeen> all() {
        return known.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }

    /** The one of this name, if there is one. */
    Optional<StandInSeen> find(String name) {
        return Optional.ofNullable(known.get(name))
                .map(standIn -> new StandInSeen(name, standIn.address(), state(standIn.http())));
    }

    /** From now on exactly these faults; throws {@link OutsideFailure} if it does not answer. */
    void set(String name, List<FaultOn> faults) {
        var standIn = known.get(name);
        if (standIn == null) {
            throw new IllegalArgumentException("no stand-in " + name);
        }
        standIn.http()
                .put()
                .uri("/__sandbox/switches")
                .contentType(MediaType.APPLICATION_JSON)
                .body(faults)
                .retrieve()
                .toBodilessEntity();
    }

    private static StandInSeen.State state(RestClient http) {
        try {
            var on = read(http, "/__sandbox/switches").flatMap(StandIns::fault).toList();
            var possible = read(http, "/__sandbox/faults")
                    .flatMap(StandIns::kind)
                    .sorted()
                    .toList();
            return new StandInSeen.Answers(on, possible);
        } catch (OutsideFailure silent) {
            return new StandInSeen.Silent(silent.kind());
        }
    }

    private static Stream<JsonNode> read(RestClient http, String path) {
        @Nullable JsonNode list = http.get().uri(path).retrieve().body(JsonNode.class);
        return list == null ? Stream.of() : list.values().stream();
    }

    private static Stream<FaultOn> fault(JsonNode one) {
        return kind(one.path("fault"))
                .map(kind -> new FaultOn(
                        kind,
                        one.path("where").asString(""),
                        one.path("times").asInt(0),
                        one.path("delayMillis").asLong(0)));
    }

    /** A stand-in that is newer than this portal can have faults that it does not know. */
    private static Stream<StandInFault> kind(JsonNode name) {
        return Stream.of(StandInFault.values()).filter(kind -> kind.name().equals(name.asString("")));
    }
}
