package dev.tenantry.portal;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Acme and the foreign tenant with one ended run each, as rows that are gone when it is closed. */
public final class OwnAndForeign implements AutoCloseable {

    public static final RunId OWN_RUN = new RunId(UUID.fromString("0b9c1d4e-0000-4000-8000-0000000000a1"));
    public static final RunId FOREIGN_RUN = new RunId(UUID.fromString("0b9c1d4e-0000-4000-8000-0000000000a2"));

    /** A server of the catalogue, which is nobody's own. */
    private static final String SERVER = "any";

    /** As runs store it: a slug is its text. */
    static final String PROFILE = JsonMapper.builder()
            .build()
            .writeValueAsString(Profiles.acme())
            .replace("{\"value\":\"acme\"}", "\"acme\"");

    private final TenantScope scope;
    private final JdbcClient jdbc;

    public OwnAndForeign(TenantScope scope, JdbcClient jdbc) {
        this.scope = scope;
        this.jdbc = jdbc;
        scope.inProvider(() -> {
            move(TestPeople.ACME, OWN_RUN);
            move(TestPeople.FOREIGN, FOREIGN_RUN);
            jdbc.sql("insert into mcp_server (server_id, name, description, address, needs_token, created_at)"
                            + " values (?, 'Any', '', 'https://mcp.example/', false, now())")
                    .param(SERVER)
                    .update();
        });
    }

    private void move(TenantId tenant, RunId run) {
        jdbc.sql("insert into tenant (tenant_id, state, since, draft, display_name, created_at)"
                        + " values (?, 'DRAFT', now(), '{}', 'Acme', now())")
                .param(tenant.value())
                .update();
        jdbc.sql("""
                insert into run (id, tenant_id, kind, mutating, state, ended, requested_by, requested_at, request_key,
                    profile_schema, profile)
                values (?, ?, 'ONBOARD', true, 'SUCCEEDED', true, 'system:test', now(), ?, 1, ?::jsonb)
                """)
                .params(run.value(), tenant.value(), "test " + run, PROFILE)
                .update();
        jdbc.sql("insert into run_step (run_id, tenant_id, position, step, phase, started_at, finished_at)"
                        + " values (?, ?, 0, 'first@1', 'DONE', now(), now())")
                .params(run.value(), tenant.value())
                .update();
    }

    /** Lets both tenants be in this state. */
    public void become(String state) {
        scope.inProvider(
                () -> jdbc.sql("update tenant set state = ?").param(state).update());
    }

    /** The addresses of a route by their names: with the own ids, with foreign ones and with ids that nothing has. */
    public Map<String, String> addresses(String template) {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put(address(template, "{own}", "{own}"), address(template, TestPeople.ACME, number(OWN_RUN)));
        addresses.put(
                address(template, "{foreign}", "{foreign}"),
                address(template, TestPeople.FOREIGN, number(FOREIGN_RUN)));
        addresses.put(address(template, "{none}", "{none}"), address(template, new UUID(0, 1), 999_999));
        return addresses;
    }

    private static String address(String template, Object tenant, Object run) {
        return template.replaceAll("/:step[^/]*", "")
                .replaceAll(":server[^/]*", SERVER)
                .replaceAll(":failure[^/]*", "quota")
                .replaceAll(":alert[^/]*", "stores")
                .replaceAll(":person[^/]*", person(tenant.toString()))
                .replaceAll(":id[^/]*", tenant.toString())
                .replaceAll(":number[^/]*", run.toString());
    }

    /** Lets both tenants be live, with what was agreed. */
    public void agreed() {
        become("LIVE");
        agreed(TestPeople.ACME, "acme", "111122223333", "10.64.0.0/16");
        agreed(TestPeople.FOREIGN, "foreign", "444455556666", "10.65.0.0/16");
    }

    private void agreed(TenantId tenant, String slug, String account, String network) {
        scope.inProvider(() -> jdbc.sql("""
                        update tenant set profile = ?::jsonb, slug = ?, display_name = ?, account_id = ?, network = ?::cidr
                        where tenant_id = ?
                        """)
                .params(PROFILE, slug, slug, account, network, tenant.value())
                .update());
    }

    /** A person belongs to no tenant: there is somebody of the provider's staff, and somebody whom nobody knows. */
    private static String person(String tenant) {
        return switch (tenant) {
            case "{own}", "{foreign}" -> "{person}";
            case "{none}", "00000000-0000-0000-0000-000000000001" -> tenant;
            default -> TestPeople.of(Role.AUDITOR).toString();
        };
    }

    /** By which number people call a run. */
    public long number(RunId run) {
        return scope.asProvider(() -> jdbc.sql("select number from run where id = ?")
                .param(run.value())
                .query(Long.class)
                .single());
    }

    /** Lets Acme's run wait for the approval of an empty plan under this hash. */
    public void awaitApproval(String hash) {
        scope.inProvider(() -> {
            jdbc.sql("update run set state = 'AWAITING_APPROVAL', ended = false, plan_hash = ?, plan_revision = 1"
                            + " where id = ?")
                    .params(hash, OWN_RUN.value())
                    .update();
            plan(TestPeople.ACME, OWN_RUN, hash);
        });
    }

    /** Lets both runs have come to this state, with their plans. */
    public void runsBecome(String state) {
        scope.inProvider(() -> jdbc.sql("""
                        update run set state = :state, ended = (:state = 'SUCCEEDED'), plan_revision = 1,
                            plan_hash = (select hash from run_plan where run_id = run.id)
                        """).param("state", state).update());
    }

    /** Gives both runs an empty plan. */
    public void plan() {
        scope.inProvider(() -> {
            plan(TestPeople.ACME, OWN_RUN, "own");
            plan(TestPeople.FOREIGN, FOREIGN_RUN, "foreign");
        });
    }

    private void plan(TenantId tenant, RunId run, String hash) {
        var plan = """
                {"tenant": "%s", "kind": "ONBOARD", "inputs": "x", "steps": []}
                """.formatted(tenant);
        jdbc.sql("insert into run_plan (run_id, tenant_id, revision, hash, document, created_at)"
                        + " values (?, ?, 1, ?, ?::jsonb, now())")
                .params(run.value(), tenant.value(), hash, plan)
                .update();
    }

    /** As {@link #named}, and with a run by the number that people call it by. */
    public String namedToo(String path) {
        return named(path)
                .replaceAll("^runs/" + number(OWN_RUN) + "$", "runs/{own}")
                .replaceAll("^runs/" + number(FOREIGN_RUN) + "$", "runs/{foreign}");
    }

    @Override
    public void close() {
        scope.inProvider(() -> Stream.of("idempotent_request", "run", "tenant", "mcp_server")
                .forEach(table -> jdbc.sql("delete from " + table).update()));
    }

    /** The tenants and runs by which a path's parameters are filled in: the own ones, then the foreign ones. */
    public static List<String> filled(String path) {
        return Stream.of(fill(path, TestPeople.ACME, OWN_RUN), fill(path, TestPeople.FOREIGN, FOREIGN_RUN))
                .distinct()
                .toList();
    }

    private static String fill(String path, TenantId tenant, RunId run) {
        return path.replaceAll("\\{tenant[^}]*}", tenant.toString())
                .replaceAll("\\{run[^}]*}", run.toString())
                .replaceAll("\\{role[^}]*}", Role.SUPPORT.name())
                .replaceAll("\\{server[^}]*}", SERVER)
                .replaceAll("\\{step[^}]*}", "first");
    }

    /** The path with those ids named. */
    public static String named(String path) {
        return path.replace(TestPeople.ACME.toString(), "{own}")
                .replace(TestPeople.FOREIGN.toString(), "{foreign}")
                .replace(OWN_RUN.toString(), "{own}")
                .replace(FOREIGN_RUN.toString(), "{foreign}");
    }
}
