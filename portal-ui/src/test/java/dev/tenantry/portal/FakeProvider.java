package dev.tenantry.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An OpenID provider on loopback: keys and token endpoint over real HTTP, signed with a key of its own. */
public final class FakeProvider implements AutoCloseable {

    private record Granted(String subject, String nonce, String challenge, String sid) {}

    private final RSAKey key;
    private final HttpServer server;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    public FakeProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/certs", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
    }

    /** Begins to answer; until then whoever connects waits in vain. */
    public FakeProvider answering() {
        server.start();
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the person's consent in a browser would lead to: a code for what the portal asked. */
    public String consent(String subject, Map<String, String> asked, String sid) {
        var code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Granted(subject, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", ""), sid));
        return code;
    }

    /** A signed token; the claims of a good one for the REST interface, changed by the test. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("service")
                .audience("tenantry-api")
                .claim("azp", "billing-export")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        return sign(key, change.apply(claims).build(), "JWT");
    }

    /** A token that asks the portal to end a session. */
    public String logoutToken(String sid) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience("tenantry-portal")
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", sid)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
        return sign(key, claims.build(), "logout+jwt");
    }

    /** As {@link #token}, signed by a key that the provider does not publish. */
    public static String forge(String issuer) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience("tenantry-api")
                    .claim("azp", "billing-export")
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)));
            return sign(new RSAKeyGenerator(2048).keyID("one").generate(), claims.build(), "JWT");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(RSAKey key, JWTClaimsSet claims, String type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var granted = codes.remove(form.getOrDefault("code", ""));
        if (granted == null || !granted.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"openid\",\"id_token\":\"%s\"}"
                        .formatted(idToken(granted)));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(Granted granted) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(granted.subject())
                .audience(List.of("tenantry-portal"))
                .claim("nonce", granted.nonce())
                .claim("sid", granted.sid())
                .claim("email", "someone@else.example")
                .claim("roles", List.of("PROVIDER_ADMIN"))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        return sign(key, claims.build(), "JWT");
    }

    public static Map<String, String> form(String encoded) {
        return Pattern.compile("&")
                .splitAsStream(encoded)
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
