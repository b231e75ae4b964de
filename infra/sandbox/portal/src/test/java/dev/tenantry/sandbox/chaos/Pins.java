package dev.tenantry.sandbox.chaos;

import java.time.Duration;
import java.util.List;

/**
 * Holds a run at a moment that is exact, without the portal knowing: triggers in the tests' own database let the one statement
 * wait by which the portal would tell that the moment is over. Pins outlive a crash of the database.
 */
final class Pins {

    /** An effect's step is told by the intent's audit row; planning and undoing are other stories than doing. */
    private static final String STEP_OF_INTENT = """
            (select split_part(e.details::jsonb ->> 'step', '@', 1)
                || case when e.details::jsonb ? 'undoing' then '-undo' when e.details::jsonb ->> 'attempt' = '0' then '-plan' else '' end
            from tenantry.audit_entry e where e.id = new.entry_id)""";

    private static final String PASS = """
            create function chaos.pass(of_tenant uuid, of_step text, of_moment text) returns void
            language plpgsql security definer set search_path = chaos as $$
            declare found int; passed int;
            begin
                select count(*) into passed from seen where tenant = of_tenant and step = of_step and moment = of_moment;
                select id into found from pin
                    where tenant = of_tenant and step = of_step and moment = of_moment and nth <= passed limit 1;
                if found is not null then
                    perform set_config('application_name', 'held at ' || found, false);
                    while exists (select from pin where id = found) loop
                        perform pg_sleep(0.02);
                    end loop;
                    perform set_config('application_name', 'goes on', false);
                end if;
                insert into seen (tenant, step, moment) values (of_tenant, of_step, of_moment);
            end $$""";

    private final Database database;

    Pins(Database database) {
        this.database = database;
    }

    /** Once, when the first portal has made its tables. */
    void install() {
        statement("create schema chaos");
        statement("create table chaos.pin (id serial primary key, tenant uuid, step text, moment text, nth int)");
        statement(
                "create table chaos.seen (tenant uuid, step text, moment text, at timestamptz default clock_timestamp())");
        statement(PASS);
        var step = "split_part(new.step, '@', 1)";
        trigger(
                "moved",
                "update on tenantry.run_step",
                "old.phase is distinct from new.phase",
                step,
                "old.phase || '>'",
                "'>' || new.phase");
        trigger(
                "changed",
                "update on tenantry.run",
                "old.state is distinct from new.state",
                "'run'",
                "old.state || '>'",
                "'>' || new.state");
        trigger(
                "leased",
                "insert or update on tenantry.tenant_lease",
                "(select r.state from tenantry.run r where r.id = new.run_id) = 'CANCELLING'",
                "'run'",
                "'stopping'");
        trigger("intended", "insert on tenantry.audit_intent", "true", STEP_OF_INTENT, "'?'");
        trigger("concluded", "update on tenantry.audit_intent", "true", STEP_OF_INTENT, "'!'");
    }

    private void trigger(String name, String what, String when, String step, String... moments) {
        var body = new StringBuilder("begin if " + when + " then ");
        for (String moment : moments) {
            body.append("perform chaos.pass(new.tenant_id, " + step + ", " + moment + "); ");
        }
        body.append("end if; return new; end");
        statement("create function chaos." + name
                + "() returns trigger language plpgsql security definer set search_path = chaos as $$ " + body + " $$");
        statement("create trigger chaos_" + name + " before " + what + " for each row execute function chaos." + name
                + "()");
    }

    private void statement(String sql) {
        database.admin().sql(sql).update();
    }

    /** Whatever passes this point of this tenant from now on waits. */
    int set(String tenant, Point point) {
        return database.admin()
                .sql("insert into chaos.pin (tenant, step, moment, nth) values (?::uuid, ?, ?, ?) returning id")
                .params(tenant, point.step(), point.moment(), point.nth())
                .query(Integer.class)
                .single();
    }

    boolean isReached(int pin) {
        return waiting().contains("held at " + pin);
    }

    private List<String> waiting() {
        return database.texts("select application_name from pg_stat_activity where application_name like 'held at %'");
    }

    /** What waits is of portals that are no more: their transactions end as their connections would have. */
    void abandon() {
        Waiting.until("nobody waits at a pin", Duration.ofSeconds(20), () -> {
            database.texts(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'held at %'");
            return waiting().isEmpty();
        });
    }

    /** What waits at the pin goes on. */
    void remove(int pin) {
        database.admin().sql("delete from chaos.pin where id = ?").param(pin).update();
    }

    /** Nothing of this tenant waits any more. */
    void removeAll(String tenant) {
        database.admin()
                .sql("delete from chaos.pin where tenant = ?::uuid")
                .param(tenant)
                .update();
    }

    /** How often a tenant has passed a point. */
    int passed(String tenant, Point point) {
        return database.admin()
                .sql("select count(*) from chaos.seen where tenant = ?::uuid and step = ? and moment = ?")
                .params(tenant, point.step(), point.moment())
                .query(Integer.class)
                .single();
    }

    int passedInAll(String tenant) {
        return database.texts("select at from chaos.seen where tenant = ?::uuid", tenant)
                .size();
    }

    /** How often a tenant has passed a point before another one for the first time. */
    int passedBefore(String tenant, Point point, Point other) {
        return database.admin()
                .sql("""
                        select count(*) from chaos.seen where tenant = ?::uuid and step = ? and moment = ? and at < (
                            select min(at) from chaos.seen where tenant = ?::uuid and step = ? and moment = ?)""")
                .params(tenant, point.step(), point.moment(), tenant, other.step(), other.moment())
                .query(Integer.class)
                .single();
    }

    /** @param moment as the triggers call it: {@code PHASE>}, {@code >PHASE}, {@code ?} intended, {@code !} concluded */
    record Point(String step, String moment, int nth) {}
}
