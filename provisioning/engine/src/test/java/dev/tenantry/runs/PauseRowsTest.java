package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which pause holds whom, and who may read of it. */
class PauseRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final TenantId ACME = TenantId.random();
    private static final TenantId OTHER = TenantId.random();
    private static final Pause OF_ALL = new Pause(null, "AWS is down", "person:ada", NOW);
    private static final Pause OF_ACME = new Pause(ACME, "they asked for it", "person:ben", NOW);

    private static TestDatabase database;
    private static PauseRows rows;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        rows = new PauseRows(database.jdbc());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void release() {
        database.scope().inProvider(() -> {
            rows.end(null);
            rows.end(ACME);
        });
    }

    private boolean begin(Pause pause) {
        return database.scope().asProvider(() -> rows.begin(pause));
    }

    private Optional<Pause> over(TenantId tenant) {
        return database.scope().asProvider(() -> rows.over(tenant));
    }

    @Test
    void pause_of_one_tenant_holds_no_other() {
        assertThat(begin(OF_ACME)).isTrue();
        assertThat(over(ACME)).contains(OF_ACME);
        assertThat(over(OTHER)).isEmpty();
    }

    @Test
    void pause_of_all_holds_everybody_and_comes_before_a_tenants_own() {
        begin(OF_ACME);
        begin(OF_ALL);
        assertThat(over(ACME)).contains(OF_ALL);
        assertThat(over(OTHER)).contains(OF_ALL);
        assertThat((boolean) database.scope().asProvider(() -> rows.end(null))).isTrue();
        assertThat(over(ACME)).contains(OF_ACME);
    }

    @Test
    void pausing_twice_is_pausing_once() {
        assertThat(begin(OF_ALL)).isTrue();
        assertThat(begin(new Pause(null, "again", "person:ben", NOW))).isFalse();
        assertThat(over(OTHER)).contains(OF_ALL);
    }

    @Test
    void tenant_reads_of_its_own_pause_and_of_nothing_else() {
        begin(OF_ACME);
        assertThat(database.scope().asTenant(OTHER, () -> rows.over(ACME))).isEmpty();
        assertThat(database.scope().asTenant(ACME, () -> rows.over(ACME))).contains(OF_ACME);
        begin(OF_ALL);
        assertThat(database.scope().asTenant(OTHER, () -> rows.over(OTHER))).isEmpty();
    }
}
