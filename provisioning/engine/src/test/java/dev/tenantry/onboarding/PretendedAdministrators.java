package dev.tenantry.onboarding;

import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.tenants.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** As the portal's rows: a person by address. */
final class PretendedAdministrators implements TenantAdministrators {

    private final Set<String> in = new TreeSet<>();
    private final List<String> subjects = new ArrayList<>();

    /** Those who administer the tenant, each by one line. */
    Set<String> of(TenantId tenant) {
        return in.stream()
                .filter(line -> line.startsWith(tenant.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The subjects of all who were let in, in order. */
    List<String> subjects() {
        return List.copyOf(subjects);
    }

    @Override
    public boolean isIn(Candidate candidate, TenantId tenant) {
        return in.contains(tenant + " " + candidate.email());
    }

    @Override
    public void letIn(Candidate candidate, TenantId tenant, String tenantName) {
        in.add(tenant + " " + candidate.email());
        subjects.add(String.valueOf(candidate.subject()));
    }

    @Override
    public int count(TenantId tenant) {
        return of(tenant).size();
    }

    @Override
    public void letAllOut(TenantId tenant) {
        in.removeAll(of(tenant));
    }

    @Override
    public void letOut(Candidate candidate, TenantId tenant) {
        in.remove(tenant + " " + candidate.email());
    }
}
