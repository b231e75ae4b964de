package dev.tenantry.standins;

import dev.tenantry.standins.StandIn.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * {@code java -jar tenantry-stand-ins-exec.jar NAME PORT FILE}: runs one stand-in until it is ended. The file holds
 * {@code token}, {@code state} (a file), {@code secret.NAME} and {@code neighbour.NAME}; nothing secret is on the command line.
 */
final class Main {

    /** By the name on the command line. */
    private static final Map<String, Function<Place, StandIn>> KNOWN = Map.of(
            "agency-mcp", AgencyMcpStandIn::new,
            "aws", AwsStandIn::new,
            "keycloak", KeycloakStandIn::new,
            "lago", LagoStandIn::new,
            "litellm", LiteLlmStandIn::new,
            "ollama", OllamaStandIn::new,
            "open-webui", OpenWebUiStandIn::new,
            "qdrant", QdrantStandIn::new);

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3 || !KNOWN.containsKey(arguments[0])) {
            System.err.println("NAME PORT FILE, with NAME of " + new TreeSet<>(KNOWN.keySet()));
            System.exit(2);
        }
        Place place = place(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        StandIn standIn = StandIn.listening(
                Objects.requireNonNull(KNOWN.get(arguments[0])).apply(place));
        System.out.println(arguments[0] + " listens at " + standIn.url());
        Thread.currentThread().join();
    }

    private static Place place(int port, Path file) throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            settings.load(in);
        }
        Map<String, String> secrets = beginningWith("secret.", settings);
        Map<String, URI> neighbours = new TreeMap<>();
        beginningWith("neighbour.", settings).forEach((name, address) -> neighbours.put(name, URI.create(address)));
        Shelves shelves = Shelves.in(Path.of(settings.getProperty("state")));
        return new Place(port, shelves, settings.getProperty("token"), secrets, neighbours);
    }

    private static Map<String, String> beginningWith(String prefix, Properties settings) {
        Map<String, String> found = new TreeMap<>();
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(name.substring(prefix.length()), settings.getProperty(name)));
        return found;
    }
}
