package dev.tenantry.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AWS on loopback as far as the portal's own pages need it: roles, and secrets that were made already. */
public final class FakeAws implements AutoCloseable {

    private record Stored(String version, String value) {}

    private final HttpServer server;
    private final Map<String, Stored> secrets = new ConcurrentHashMap<>();

    /** Whether the roles let us in. */
    public volatile boolean open = true;

    /** By which short name the roles' rights are bounded; empty: by the right one. */
    public volatile String boundedBy = "";

    public FakeAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The current value of a secret; empty if none was written. */
    public String secret(String arn) {
        Stored stored = secrets.get(arn);
        return stored == null ? "" : stored.value();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.startsWith("secretsmanager.")) {
            answer(exchange, 200, secrets(target, JsonMapper.shared().readTree(asked)));
        } else if (asked.contains("Action=AssumeRole")) {
            answer(exchange, open ? 200 : 403, open ? assumed(asked) : refused());
        } else if (asked.contains("Action=GetCallerIdentity")) {
            answer(exchange, 200, identity(exchange));
        } else if (exchange.getRequestURI().getPath().startsWith("/clusters/")) {
            cluster(exchange);
        } else {
            answer(exchange, 200, "");
        }
    }

    /** There is none; who may not look is not told that. */
    private void cluster(HttpExchange exchange) throws IOException {
        boolean allowed =
                boundedBy.isEmpty() || exchange.getRequestURI().getPath().equals("/clusters/tenantry-" + boundedBy);
        exchange.getResponseHeaders()
                .set("x-amzn-ErrorType", allowed ? "ResourceNotFoundException" : "AccessDeniedException");
        answer(
                exchange,
                allowed ? 404 : 403,
                allowed
                        ? "{\"message\":\"No cluster found\"}"
                        : "{\"message\":\"is not authorized to perform: eks:DescribeCluster\"}");
    }

    private String secrets(String target, JsonNode asked) {
        String arn = asked.path("SecretId").asString("");
        if (target.endsWith(".PutSecretValue")) {
            secrets.put(
                    arn,
                    new Stored(
                            asked.path("ClientRequestToken").asString(""),
                            asked.path("SecretString").asString("")));
            return "{\"ARN\":\"" + arn + "\"}";
        }
        Stored stored = secrets.get(arn);
        return stored == null
                ? "{\"ARN\":\"" + arn + "\",\"VersionIdsToStages\":{}}"
                : "{\"ARN\":\"" + arn + "\",\"VersionIdsToStages\":{\"" + stored.version() + "\":[\"AWSCURRENT\"]}}";
    }

    /** The key names the account, so that whoever shows it is told where it is. */
    private static String assumed(String asked) {
        String account = asked.replaceAll("(?s).*iam%3A%3A(\\d{12}).*", "$1");
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>K" + account
                + "</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>"
                + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    private static String identity(HttpExchange exchange) {
        String signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                + signed.replaceAll("(?s).*Credential=K(\\d{12}).*", "$1")
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    private static String refused() {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", body.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
