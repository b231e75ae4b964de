package dev.tenantry.audit;

import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A trail that only keeps what was recorded; it announces no effects. */
public final class RecordedActs implements Audit {

    private final List<AuditEntry> entries = new ArrayList<>();

    /** In their order. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public IntentId intend(AuditEntry entry) {
        throw new AssertionError("no effect is announced here: " + entry);
    }

    @Override
    public void conclude(IntentId intent, Outcome outcome) {
        throw new AssertionError("no effect was announced here");
    }

    @Override
    public void settle(TenantId tenant, Map<String, String> details) {
        throw new AssertionError("no effect was announced here");
    }
}
