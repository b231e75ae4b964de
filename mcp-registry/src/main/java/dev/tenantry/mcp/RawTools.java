package dev.tenantry.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A transport that keeps the tools as they came: the SDK's own records drop every field that they do not know. */
final class RawTools implements McpClientTransport {

    private final McpClientTransport inner;
    private final List<JsonNode> pages = new CopyOnWriteArrayList<>();

    RawTools(McpClientTransport inner) {
        this.inner = inner;
    }

    /** Of all pages; a page that the SDK asked for twice, as it does after a change notice, counts once. */
    List<JsonNode> tools() {
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        pages.forEach(page -> distinct.put(CanonicalJson.of(page), page));
        List<JsonNode> tools = new ArrayList<>();
        distinct.values().forEach(page -> page.path("tools").forEach(tools::add));
        return tools;
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        if (type.getType().equals(McpSchema.ListToolsResult.class)) {
            pages.add(JsonMapper.shared().valueToTree(data));
        }
        return inner.unmarshalFrom(data, type);
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return inner.connect(handler);
    }

    @Override
    public void setExceptionHandler(Consumer<Throwable> handler) {
        inner.setExceptionHandler(handler);
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return inner.sendMessage(message);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return inner.closeGracefully();
    }

    @Override
    public List<String> protocolVersions() {
        return inner.protocolVersions();
    }
}
