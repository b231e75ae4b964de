package dev.tenantry.outside;

/** The systems that the product acts on or asks. */
public enum OutsideSystem {
    AWS("AWS"),
    TERRAFORM("Terraform"),
    KUBERNETES("Kubernetes"),
    LITELLM("LiteLLM"),
    LAGO("Lago"),
    KEYCLOAK("Keycloak"),
    OPEN_WEBUI("Open WebUI"),
    MCP("MCP"),
    /** Our own database and files; no outside system, but part of every plan. */
    PORTAL("Tenantry");

    private final String label;

    OutsideSystem(String label) {
        this.label = label;
    }

    /** The name as people write it. */
    public String label() {
        return label;
    }
}
