package dev.tenantry.accounts;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.aws.WaysIn;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Field;
import dev.tenantry.register.MadeAccounts;
import dev.tenantry.register.Region;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantReading;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Having an AWS account made for a tenant that brings none, from the draft's own page. */
@UseCase
public class AccountOrders {

    private final TenantReading tenants;
    private final TenantStates states;
    private final MadeAccounts made;
    private final RunRequests runs;
    private final WaysIn ways;
    private final Audit audit;
    private final CurrentActor caller;

    AccountOrders(
            TenantReading tenants,
            TenantStates states,
            MadeAccounts made,
            RunRequests runs,
            WaysIn ways,
            Audit audit,
            CurrentActor caller) {
        this.tenants = tenants;
        this.states = states;
        this.made = made;
        this.runs = runs;
        this.ways = ways;
        this.audit = audit;
        this.caller = caller;
    }

    /** What there is to say of accounts that are made, for one tenant. */
    public sealed interface Standing {

        /** The provider has not said what it takes; accounts can only be brought. */
        record NotSet(List<String> missing) implements Standing {
            public NotSet {
                missing = List.copyOf(missing);
            }
        }

        /**
         * An account can be ordered.
         *
         * @param before the last run that was to make one and ended in vain, if there was any
         */
        record Possible(Optional<RunSummary> before) implements Standing {}

        /** A run is at it, or waits for an approval or a decision. */
        record UnderWay(RunSummary run) implements Standing {}

        /** The account that the tenant names was made for it. */
        record Made(String account, Optional<RunSummary> run) implements Standing {}
    }

    /** What became of an order. */
    public sealed interface Ordered {

        /** Ordering twice names the same run, unless that has ended. */
        record Accepted(RunId run) implements Ordered {}

        record Refused(Set<Lack> lacks) implements Ordered {
            public Refused {
                lacks = Set.copyOf(lacks);
            }
        }

        record NotSet(List<String> missing) implements Ordered {
            public NotSet {
                missing = List.copyOf(missing);
            }
        }

        /** Another run is changing the tenant and must end first. */
        record Busy(long runNumber) implements Ordered {}

        /** The draft was submitted meanwhile. */
        record Overtaken() implements Ordered {}
    }

    /** What keeps an account from being ordered; each has its text. */
    public enum Lack {
        NAME,
        SHORT_NAME,
        REGION,
        EMAIL,
        ACCOUNT_NAMED
    }

    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Standing standing(TenantId tenant) {
        Optional<RunSummary> last = runs.newest(tenant, RunKind.ACCOUNT);
        if (last.isPresent() && !last.get().state().ended()) {
            return new Standing.UnderWay(last.get());
        }
        Optional<String> account = made.of(tenant);
        if (account.isPresent()) {
            return new Standing.Made(account.get(), last);
        }
        List<String> missing = ways.missing();
        return missing.isEmpty()
                ? new Standing.Possible(last.filter(run -> run.state().endedInVain()))
                : new Standing.NotSet(missing);
    }

    /**
     * Requests the run that makes an account for a draft; it plans at once and waits for an approval.
     *
     * @param email address of the account's root user
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Ordered order(TenantId id, String email) {
        List<String> missing = ways.missing();
        if (!missing.isEmpty()) {
            return new Ordered.NotSet(missing);
        }
        if (!states.holdDraft(id)) {
            return new Ordered.Overtaken();
        }
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        Set<Lack> lacks = lacks(tenant.draft(), email);
        return lacks.isEmpty() ? request(id, order(id, tenant.draft(), email)) : new Ordered.Refused(lacks);
    }

    private static Set<Lack> lacks(TenantDraft draft, String email) {
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        if (draft.get(Field.DISPLAY_NAME).isEmpty()) {
            lacks.add(Lack.NAME);
        }
        if (!Slug.isValid(draft.get(Field.SLUG))) {
            lacks.add(Lack.SHORT_NAME);
        }
        if (Region.of(draft.get(Field.REGION)).isEmpty()) {
            lacks.add(Lack.REGION);
        }
        if (!AccountOrder.isEmail(email)) {
            lacks.add(Lack.EMAIL);
        }
        if (!draft.get(Field.ACCOUNT_ID).isEmpty()) {
            lacks.add(Lack.ACCOUNT_NAMED);
        }
        return lacks;
    }

    private static AccountOrder order(TenantId tenant, TenantDraft draft, String email) {
        Slug slug = Slug.of(draft.get(Field.SLUG));
        return new AccountOrder(
                slug,
                draft.get(Field.DISPLAY_NAME),
                AccountOrder.nameFor(tenant, slug),
                email,
                draft.get(Field.REGION));
    }

    private Ordered request(TenantId tenant, AccountOrder order) {
        Optional<RunSummary> last = runs.newest(tenant, RunKind.ACCOUNT);
        if (last.isPresent() && !last.get().state().ended()) {
            return new Ordered.Accepted(last.get().id());
        }
        return switch (runs.request(tenant, RunKind.ACCOUNT, order, caller.actor())) {
            case RunRequests.Requested.Accepted(var run) -> {
                audit.record(AuditEntry.of(
                        tenant,
                        caller.actor(),
                        "tenant.account-ordered",
                        new AuditEntry.Subject("tenant", tenant.toString()),
                        Map.of("run", run.toString(), "name", order.accountName())));
                yield new Ordered.Accepted(run);
            }
            case RunRequests.Requested.Busy(var run, var number) -> new Ordered.Busy(number);
        };
    }
}
