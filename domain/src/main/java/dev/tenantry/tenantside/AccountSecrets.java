package dev.tenantry.tenantside;

import dev.tenantry.tenants.Slug;

/**
 * The secrets in a tenant's own Secrets Manager, by the names that its stack gives them. The portal writes them and cannot
 * read them; only the runner's role can.
 */
public record AccountSecrets(Slug slug) {

    private static final String TOOLS = "tools";

    /** Password of the provider's administrator in Open WebUI. */
    public SecretRef adminPassword() {
        return in("open-webui", "admin-password");
    }

    /** Signs sessions and encrypts stored tokens of Open WebUI; losing it signs everybody out. */
    public SecretRef sessionKey() {
        return in("open-webui", "secret-key");
    }

    /** Key of the tenant's Qdrant. */
    public SecretRef vectorsKey() {
        return in("qdrant", "api-key");
    }

    /** A key of the tenant's Qdrant that cannot change anything. */
    public SecretRef vectorsReadKey() {
        return in("qdrant", "read-only-api-key");
    }

    /** Password of the assistant's user in the tenant's PostgreSQL. */
    public SecretRef databasePassword() {
        return in("database", "password");
    }

    /** Password of the assistant's user in the tenant's Valkey; profile S has none. */
    public SecretRef cachePassword() {
        return in("cache", "password");
    }

    /** The tenant's key at the model gateway; only an EXTERNAL tenant has one. */
    public SecretRef gatewayKey() {
        return in("gateway", "key");
    }

    /** Client secret of the employees' sign-in. */
    public SecretRef signInSecret() {
        return in("sign-in", "client-secret");
    }

    /** Token that the assistant sends to an MCP server. */
    public SecretRef toolKey(String server) {
        return in(TOOLS, server);
    }

    /** Chance that stands beside those tokens, so that what AWS numbers the secret by tells nothing of them. No server's id begins so. */
    public SecretRef toolSalt() {
        return in(TOOLS, "_salt");
    }

    /** {@link #portalName} of {@link #toolKey}, which is the same for every tenant. */
    public static String toolToken(String server) {
        return TOOLS + "." + server;
    }

    /** What results of jobs are signed with. */
    public SecretRef signingKey() {
        return in("runner", "signing-key");
    }

    private SecretRef in(String secret, String key) {
        return new SecretRef("tenantry/" + slug + "/" + secret, key);
    }

    /**
     * The name under which {@link dev.tenantry.steps.Secrets} keeps the same secret in the portal:
     * {@code open-webui.admin-password}.
     */
    public static String portalName(SecretRef ref) {
        String container = ref.id().substring(ref.id().lastIndexOf('/') + 1);
        return ref.key() == null ? container : container + "." + ref.key();
    }
}
