package dev.tenantry.tenantside;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server as the assistant is to know it.
 *
 * @param id short and stable: it becomes part of every tool's name
 * @param key the token that the assistant sends, or null for none
 * @param tools the approved tools by their exact names, at least one: without a name Open WebUI offers whatever the server lists
 */
public record ToolServer(
        String id,
        String name,
        String description,
        URI address,
        @Nullable SecretRef key,
        List<String> tools) {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,22}[a-z0-9])?");

    public ToolServer {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a tool server id (lower case, digits, - and _, at most 24): " + id);
        }
        if (tools.isEmpty()) {
            throw new IllegalArgumentException("no tool of " + id + " is approved");
        }
        tools = List.copyOf(tools);
    }
}
