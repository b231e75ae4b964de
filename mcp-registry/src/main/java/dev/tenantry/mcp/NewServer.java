package dev.tenantry.mcp;

/**
 * A server as somebody wants to have it in the catalogue.
 *
 * @param id short and stable; part of every tool's name in the assistants
 * @param description may be empty
 * @param address as it was typed
 * @param needsToken whether the assistant has to send a token
 */
public record NewServer(String id, String name, String description, String address, boolean needsToken) {

    public NewServer {
        id = id.strip();
        name = name.strip();
        description = description.strip();
        address = address.strip();
    }
}
