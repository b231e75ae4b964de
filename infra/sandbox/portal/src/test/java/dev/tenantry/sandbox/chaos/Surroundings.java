package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything outside of the portal, as the launcher starts it: each stand-in, the build host and perhaps the emulator a process of its own. */
final class Surroundings implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("chaos.root", "../../.."))
            .toAbsolutePath()
            .normalize();
    private static final String STAND_IN = "tenantry.sandbox.stand-ins.";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final boolean real;
    private final Properties told = new Properties();
    private String emulator = "";
    private String terraform = "";

    /** @param real whether the real Terraform runs against the emulator; else everything is simulated */
    Surroundings(Path home, boolean real) {
        this.home = home;
        this.real = real;
    }

    void up() throws IOException {
        if (real) {
            emulator = script("moto.sh", "up", home.toString());
            terraform = script("terraform.sh");
        }
        script("world.sh", "up", home.toString(), System.getProperty("java.home"), emulator);
        try (InputStream file = Files.newInputStream(home.resolve("world.properties"))) {
            told.load(file);
        }
    }

    @Override
    public void close() throws IOException {
        script("world.sh", "down", home.toString());
        if (real) {
            script("moto.sh", "down", home.toString());
        }
    }

    Path home() {
        return home;
    }

    /** What a portal is told of it. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        settings.add("spring.config.additional-location=file:" + home.resolve("world.properties"));
        settings.add("tenantry.terraform.sources=" + ROOT.resolve("infra/terraform"));
        settings.add("tenantry.infrastructure.local-states=" + home.resolve("states"));
        if (real) {
            settings.add("tenantry.infrastructure.emulator=" + emulator);
            settings.add("tenantry.terraform.binary=" + terraform);
        } else {
            settings.add("tenantry.terraform.binary=" + ROOT.resolve("infra/sandbox/terraform/simulated-terraform"));
            settings.add("tenantry.terraform.environment.JAVA_HOME=" + System.getProperty("java.home"));
            settings.add(
                    "tenantry.terraform.environment.TENANTRY_SIMULATED_STATE=" + home.resolve("simulated-terraform"));
        }
        return settings;
    }

    /** What each system remembers, by its name. */
    Map<String, JsonNode> states() throws IOException {
        Map<String, JsonNode> states = new TreeMap<>();
        for (String system : systems()) {
            states.put(system, asked(system, "GET", "state", ""));
        }
        return states;
    }

    /**
     * How many objects of each of these kinds the emulator has ever made, by service and class; empty if there is none. It forgets
     * none, so that one made twice and taken away is seen.
     */
    Map<String, Integer> everMade(List<String> kinds) throws IOException {
        Map<String, Integer> made = new TreeMap<>();
        if (real) {
            var request = HttpRequest.newBuilder(URI.create(emulator + "/moto-api/data.json"))
                    .timeout(Duration.ofMinutes(1))
                    .build();
            var all = JsonMapper.shared().readTree(answer(request).body());
            for (String kind : kinds) {
                made.put(kind, all.at("/" + kind).size());
            }
        }
        return made;
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All builds that anybody has started. */
    List<JsonNode> builds() throws IOException {
        return List.copyOf(asked("aws", "GET", "state", "").path("builds").values());
    }

    /** The names of those that play faults. */
    List<String> systems() {
        return told.stringPropertyNames().stream()
                .filter(name -> name.startsWith(STAND_IN))
                .map(name -> name.substring(STAND_IN.length()))
                .sorted()
                .toList();
    }

    /** Sets the faults of one stand-in, in place of those that it had. */
    void faults(String system, String switches) throws IOException {
        asked(system, "PUT", "switches", switches);
    }

    /** Whether the fault that was set has been played; afterwards there is none. */
    boolean clear(String system) throws IOException {
        boolean played = asked(system, "GET", "switches", "").isEmpty();
        faults(system, "[]");
        return played;
    }

    /**
     * Asks the stand-in of AWS as somebody would who has the tenant's account.
     *
     * @param target what its JSON services call an operation; empty for S3
     */
    HttpResponse<String> aws(String account, String method, String path, String target, String body)
            throws IOException {
        var service = target.isEmpty() ? "s3" : target.replaceFirst("_.*", "").toLowerCase(Locale.ROOT);
        var request = HttpRequest.newBuilder(URI.create(told.getProperty(STAND_IN + "aws") + path))
                .timeout(Duration.ofSeconds(20))
                .header("x-moto-account-id", account)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=tests/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("x-amz-target", target);
        }
        return answer(request.build());
    }

    private JsonNode asked(String system, String method, String what, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(told.getProperty(STAND_IN + system) + "/__sandbox/" + what))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "x-sandbox-token",
                        Files.readString(home.resolve("world/token")).strip())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = answer(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(system + " says " + answer.statusCode() + " to " + what);
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What it printed; throws with that if it failed. */
    static String script(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("infra/sandbox/bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return String.join("\n", told(command.toArray(String[]::new))).strip();
    }

    /** The lines that any program printed; throws with them if it failed. */
    static List<String> told(String... command) throws IOException {
        Path out = Files.createTempFile("chaos", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.onExit().join();
        List<String> said = Files.readAllLines(out);
        Files.delete(out);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(List.of(command) + " says " + said);
        }
        return said;
    }
}
