package dev.tenantry.stackrules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** As much of AWS as a plan asks for: whose account it is. */
final class AccountOfNobody implements AutoCloseable {

    private static final String ASSUMED = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
            <AccessKeyId>AKIAEXAMPLE</AccessKeyId><SecretAccessKey>none</SecretAccessKey><SessionToken>none</SessionToken>\
            <Expiration>2126-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>\
            <Arn>arn:aws:sts::111122223333:assumed-role/tenantry-provisioner/x</Arn><AssumedRoleId>AROAX:x</AssumedRoleId>\
            </AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>""";

    private static final String CALLER = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
            <Arn>arn:aws:sts::111122223333:assumed-role/tenantry-provisioner/x</Arn><UserId>AROAX:x</UserId>\
            <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private final HttpServer server;

    AccountOfNobody() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", AccountOfNobody::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        byte[] answer = (asked.contains("Action=AssumeRole") ? ASSUMED : CALLER).getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/xml");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
