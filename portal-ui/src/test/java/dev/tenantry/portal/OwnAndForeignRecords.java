package dev.tenantry.portal;

import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.Comparisons;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is recorded of Acme and of the foreign tenant alike, beside their runs: a certificate of deletion, a comparison, a token for
 * a server. Gone when it is closed, which is to be done before {@link OwnAndForeign} is.
 */
public final class OwnAndForeignRecords implements AutoCloseable {

    private static final List<TenantId> BOTH = List.of(TestPeople.ACME, TestPeople.FOREIGN);

    private static final Change UNBLOCKED = new Change(
            OutsideSystem.LITELLM,
            "team",
            "t-acme",
            Change.Action.CHANGE,
            false,
            List.of(new AttributeChange("blocked", Value.known("false"), Value.known("true"))));

    /** By which key the difference is known that was found of each of them. */
    public static final String DIFFERENCE = Comparisons.digest(UNBLOCKED);

    private final ApplicationContext portal;
    private final TenantScope scope;
    private final JdbcClient jdbc;

    public OwnAndForeignRecords(ApplicationContext portal) {
        this.portal = portal;
        scope = portal.getBean(TenantScope.class);
        jdbc = portal.getBean(JdbcClient.class);
    }

    /** Lets both have a certificate of what was deleted of them. */
    public OwnAndForeignRecords certified() {
        scope.inProvider(() -> BOTH.forEach(tenant -> jdbc.sql("""
                        insert into deletion_certificate
                            (tenant_id, number, run_id, issued_at, complete, document, public_key, signature)
                        values (?, 1, ?, now(), true, ?, 'a2V5', 'c2lnbmF0dXJl')
                        """)
                .params(tenant.value(), UUID.randomUUID(), document(tenant))
                .update()));
        return this;
    }

    private static String document(TenantId tenant) {
        return """
                {"complete":true,"form":1,"gone":[],"handedOver":"letter of 12 November",\
                "issuedAt":"2026-11-26T10:00:00Z","kept":[],"lookedOnceMoreAt":"2026-11-26T10:00:00Z","number":1,"runs":[],\
                "tenant":{"account":"111122223333","id":"%s","legalName":"Acme GmbH","region":"eu-central-1",\
                "slug":"acme"},"waiting":[]}""".formatted(tenant);
    }

    /** Lets both have been compared with what was agreed, with the same {@link #DIFFERENCE}. */
    public OwnAndForeignRecords compared() {
        var runs = new StagedRuns(portal);
        BOTH.forEach(tenant -> runs.compared(tenant, "system:test", UNBLOCKED));
        return this;
    }

    /**
     * Lets both have agreed to a server that wants a token, and have given one, where the request asks for such, whatever earlier
     * ones did; others find drafts with which nothing is agreed.
     */
    public void before(String request) {
        scope.inProvider(() -> {
            if (request.matches(".*/(mcp-tokens|sign-in-secret).*")) {
                jdbc.sql("update mcp_server set needs_token = true").update();
                BOTH.forEach(this::tokenKept);
            } else {
                BOTH.forEach(tenant -> jdbc.sql("update tenant set profile = null where tenant_id = ?")
                        .param(tenant.value())
                        .update());
            }
        });
    }

    private void tokenKept(TenantId tenant) {
        jdbc.sql("update tenant set profile = ?::jsonb where tenant_id = ?")
                .params(OwnAndForeign.PROFILE.replace("\"agency\"", "\"any\""), tenant.value())
                .update();
        jdbc.sql("""
                insert into mcp_token (tenant_id, server_id, address, revision, kept, changed_at, changed_by)
                values (?, 'any', 'https://mcp.example/', 1, true, now(), 'system:test')
                on conflict (tenant_id, server_id) do update set kept = true
                """).param(tenant.value()).update();
    }

    /** Nobody may take back a certificate but who owns the database. */
    @Override
    public void close() {
        var admin = portal.getBean(TestDatabase.class).admin();
        Stream.of("deletion_certificate", "drift_acceptance", "mcp_token", "tenant_secret")
                .forEach(table ->
                        BOTH.forEach(tenant -> admin.sql("delete from tenantry." + table + " where tenant_id = ?")
                                .param(tenant.value())
                                .update()));
    }
}
