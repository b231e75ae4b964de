package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What no run leaves behind, however it ended. */
final class Leftovers {

    private final Stage stage;
    private final Order order;
    private final List<String> broken;

    /** @param broken takes what is not as it must be */
    Leftovers(Stage stage, Order order, List<String> broken) {
        this.stage = stage;
        this.order = order;
        this.broken = broken;
    }

    /** @param open which effects may not be of unknown outcome, as a condition on their audit entries {@code e} */
    void none(String open) throws IOException {
        none("effects whose outcome is unknown", """
                select count(*) from tenantry.audit_intent i join tenantry.audit_entry e on e.id = i.entry_id
                where i.tenant_id = ?::uuid and (i.outcome is null or i.outcome = 'UNKNOWN') and\s""" + open, order.tenant());
        none("gaps in the audit trail", """
                select c.seq - (select count(*) from tenantry.audit_entry e where e.chain = c.chain)
                from tenantry.audit_chain c where c.chain = ?::uuid""", order.tenant());
        none("leases", """
                select count(*) from tenantry.tenant_lease
                where tenant_id = ?::uuid and until > clock_timestamp()""", order.tenant());
        if (!Waiting.within(Duration.ofSeconds(10L * Stage.PATIENCE), this::engineHasForgotten)) {
            broken.add("the process engine still has the run");
        }
        try (Stream<Path> files = Files.walk(stage.world().home())) {
            files.filter(file -> file.toString().endsWith(".lock.info")
                            || file.toString().endsWith(".tflock"))
                    .forEach(lock -> broken.add("a lock is left: " + lock));
        }
    }

    private boolean engineHasForgotten() {
        return count("select count(*) from flowable.act_ru_execution where business_key_ = ?", order.run()) == 0;
    }

    void none(String what, String sql, String of) {
        long found = count(sql, of);
        if (found != 0) {
            broken.add(found + " " + what);
        }
    }

    long count(String sql, @Nullable String of) {
        return stage.database().admin().sql(sql).param(of).query(Long.class).single();
    }
}
