package dev.tenantry.tenants;

/** Where prompts may go (R3). */
public enum DataPolicy {
    /** Every request is answered by the tenant's own Ollama; nothing leaves the account. */
    LOCAL,
    /** Requests may go through LiteLLM to approved providers. */
    EXTERNAL
}
