package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An audit that only notes which acts it was told of. */
record RecordedActs(List<String> acts) implements Audit {

    @Override
    public void record(AuditEntry entry) {
        acts.add(entry.act());
    }

    @Override
    public IntentId intend(AuditEntry entry) {
        return new IntentId(UUID.randomUUID());
    }

    @Override
    public void conclude(IntentId intent, Outcome outcome) {
        acts.add(outcome.name());
    }

    @Override
    public void settle(TenantId tenant, Map<String, String> details) {
        acts.add("settled");
    }
}
