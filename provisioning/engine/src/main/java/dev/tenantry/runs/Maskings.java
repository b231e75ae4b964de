package dev.tenantry.runs;

import dev.tenantry.outside.OwnSecrets;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What is masked in all that is kept of a tenant's runs: its secrets, and those that the portal itself has used. Read anew each
 * time: one that was made a moment ago must be masked as well.
 */
record Maskings(Function<TenantId, ? extends Collection<String>> secrets) {

    Masking of(TenantId tenant) {
        List<String> all = new ArrayList<>(OwnSecrets.used());
        all.addAll(secrets.apply(tenant));
        return new Masking(all);
    }
}
