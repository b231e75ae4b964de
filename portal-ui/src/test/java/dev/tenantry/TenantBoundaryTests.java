package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.OwnAndForeignRecords;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What another tenant has is to a tenant's administrator as if it were not there: each use case says of foreign ids exactly
 * what it says of ids that nothing has. The calls are real, so that a use case that forgets its boundary is seen here.
 */
@PortalFixture
@As(Role.TENANT_ADMIN)
class TenantBoundaryTests {

    private static final UUID NOTHING = new UUID(0, 1);

    private final ApplicationContext context;
    private OwnAndForeign rows;
    private OwnAndForeignRecords records;

    TenantBoundaryTests(@Autowired ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void moveIn() {
        rows = new OwnAndForeign(context.getBean(TenantScope.class), context.getBean(JdbcClient.class));
        rows.plan();
        rows.agreed();
        records = new OwnAndForeignRecords(context).certified().compared();
    }

    @AfterEach
    void moveOut() {
        records.close();
        rows.close();
    }

    private SampleArguments own() {
        return of(TestPeople.ACME, OwnAndForeign.OWN_RUN);
    }

    private SampleArguments of(TenantId tenant, RunId run) {
        return new SampleArguments(tenant, run, rows.number(run));
    }

    private static SampleArguments none(TenantId tenant) {
        return new SampleArguments(tenant, new RunId(NOTHING), 999_999);
    }

    /** The database's last line: the scope that the guard opens is the caller's tenant's, whatever the call names. */
    @Test
    void without_the_guard_the_tenants_scope_still_shows_nothing_of_another() {
        var told = new ArrayList<String>();
        for (var method : UseCaseProbe.all(context)) {
            var call = UnguardedCall.of(context, method);
            if (call.opensScopes()) {
                continue;
            }
            var foreign = call.within(TestPeople.ACME, of(TestPeople.FOREIGN, OwnAndForeign.FOREIGN_RUN));
            var nothing = call.within(TestPeople.ACME, none(new TenantId(NOTHING)));
            if (!said(foreign).equals(said(nothing))) {
                told.add(named(method) + " said " + said(foreign) + " instead of " + said(nothing));
            }
        }
        assertThat(told).isEmpty();
    }

    /** Whoever names their own tenant, as the guard wants it, and something of another's beside it. */
    @Test
    void own_tenant_opens_nothing_that_belongs_to_another() {
        var told = new ArrayList<String>();
        for (var method : UseCaseProbe.all(context)) {
            var call = UnguardedCall.guarded(context, method);
            var foreign = call.call(of(TestPeople.ACME, OwnAndForeign.FOREIGN_RUN));
            var nothing = call.call(none(TestPeople.ACME));
            if (!said(foreign).equals(said(nothing))) {
                told.add(named(method) + " said " + said(foreign) + " instead of " + said(nothing));
            }
        }
        assertThat(told).isEmpty();
    }

    /** Otherwise the other two would hold for calls that never come as far as anything. */
    @Test
    void own_things_are_told_from_nothing() {
        var seen = new TreeSet<String>();
        for (var method : UseCaseProbe.all(context)) {
            var call = UnguardedCall.guarded(context, method);
            if (!said(call.call(own())).equals(said(call.call(none(TestPeople.ACME))))) {
                seen.add(named(method));
            }
        }
        assertThat(seen).containsAll(List.of("RunReading.numberedOf", "RunReading.plan", "RunReading.run"));
    }

    private static String named(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Ids that were asked for are no news to who asked. */
    private static String said(UnguardedCall.Outcome outcome) {
        var text = switch (outcome) {
            case UnguardedCall.Outcome.Returned(var value) -> String.valueOf(value);
            case UnguardedCall.Outcome.Thrown thrown -> thrown.word();
        };
        return text.replace(TestPeople.FOREIGN.toString(), "{id}")
                .replace(OwnAndForeign.FOREIGN_RUN.toString(), "{id}")
                .replace(NOTHING.toString(), "{id}");
    }
}
