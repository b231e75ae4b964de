package dev.tenantry.mcp;

import dev.tenantry.steps.Phrase;

/** What the step that attaches MCP servers can say. */
enum McpPhrase implements Phrase {
    /** No server of the catalogue has the ids. */
    NOT_IN_CATALOGUE,
    NOT_READ_BACK,
    NOT_ATTACHED,
    STILL_ATTACHED
}
