package dev.tenantry.mcp;

import dev.tenantry.mcp.McpProbe.Listing;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** The Java SDK for 2025-11-25 and older; it speaks no newer version. */
final class SessionMcp {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_PAGES = 50;

    private final URI address;
    private final Optional<String> token;

    SessionMcp(URI address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /** Throws {@link OutsideFailure} if what answers is no server of this era either. */
    Listing list() {
        RawTools raw = new RawTools(transport());
        try (McpSyncClient client = McpClient.sync(raw)
                .clientInfo(McpSchema.Implementation.builder("tenantry", "1").build())
                .capabilities(McpSchema.ClientCapabilities.builder().build())
                .initializationTimeout(LONGEST)
                .requestTimeout(LONGEST)
                .build()) {
            String protocol = client.initialize().protocolVersion();
            String cursor = null;
            for (int page = 0; page < MOST_PAGES; page++) {
                cursor = client.listTools(cursor).nextCursor();
                if (cursor == null || cursor.isEmpty()) {
                    return new Listing(Era.SESSIONS, protocol, raw.tools());
                }
            }
            throw new OutsideFailure(OutsideSystem.MCP, Kind.NOT_UNDERSTOOD, "its list of tools does not end");
        } catch (OutsideFailure ours) {
            throw ours;
        } catch (RuntimeException e) {
            // the SDK wraps whatever happened in exceptions of many kinds
            throw new OutsideFailure(
                    OutsideSystem.MCP, Kind.NOT_UNDERSTOOD, 0, "it is no MCP server that we can talk to", null, e);
        }
    }

    private HttpClientStreamableHttpTransport transport() {
        String base = address.getScheme() + "://" + address.getAuthority();
        return HttpClientStreamableHttpTransport.builder(base)
                .endpoint(address.getRawPath().isEmpty() ? "/" : address.getRawPath())
                .connectTimeout(Duration.ofSeconds(2))
                .maxResponseSize(MOST_BYTES)
                .resumableStreams(false)
                .openConnectionOnStartup(false)
                .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
                .httpRequestCustomizer((request, method, uri, body, context) ->
                        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer)))
                .build();
    }
}
