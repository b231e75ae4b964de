package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is compared when. */
class DriftRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(15);

    private TestDatabase database;
    private DriftRows rows;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        rows = new DriftRows(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TenantId watched(Duration from) {
        TenantId tenant = TenantId.random();
        database.scope().inProvider(() -> rows.watch(tenant, NOW.plus(from)));
        return tenant;
    }

    private List<TenantId> due() {
        return database.scope().asProvider(() -> rows.due(NOW, 10));
    }

    @Test
    void those_that_are_hurried_are_due_at_once_unless_they_are_soon_anyway() {
        TenantId later = watched(Duration.ofHours(2));
        TenantId soon = watched(Duration.ofMinutes(5));
        watched(Duration.ofHours(3));
        database.scope().inProvider(() -> rows.hurry(List.of(later, soon), NOW, NOW.plus(SOON)));
        assertThat(due()).containsExactly(later);
    }

    @Test
    void only_one_node_asks_at_a_time() throws Exception {
        assertThat(database.scope().asProvider(() -> {
                    assertThat(rows.alone()).isTrue();
                    return java.util.concurrent.CompletableFuture.supplyAsync(
                                    () -> database.scope().asProvider(rows::alone))
                            .join();
                }))
                .isFalse();
        assertThat(database.scope().asProvider(rows::alone)).isTrue();
    }
}
