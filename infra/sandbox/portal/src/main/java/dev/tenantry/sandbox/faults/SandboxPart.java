package dev.tenantry.sandbox.faults;

/** What the product needs outside of itself, by the name that the sandbox's scripts use. */
enum SandboxPart {
    TERRAFORM("Terraform"),
    AWS("AWS"),
    HELM("Helm"),
    KUBERNETES("Kubernetes"),
    LITELLM("LiteLLM"),
    LAGO("Lago"),
    KEYCLOAK("Keycloak"),
    OPEN_WEBUI("Open WebUI"),
    OLLAMA("Ollama"),
    QDRANT("Qdrant"),
    MCP("MCP");

    private final String label;

    SandboxPart(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
