package dev.tenantry.accounts;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.aws.WaysIn;
import dev.tenantry.aws.WaysIn.Laid;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.PlannedPart.Bounds;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The way into the new account: the stack that a customer would make by the quick-create link, made by ourselves as the account's
 * administrator, and then the proof that its role lets us in. A fresh account refuses everybody for a while.
 */
@Component
class BootstrapStep implements Step {

    static final String NAME = "bootstrap";

    private static final String TYPE = "stack";
    /** What this attempt has asked CloudFormation for already. */
    private static final String ASKED = "asked";

    private static final Duration WHILE_LAYING = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final WaysIn ways;
    private final TenantAccounts accounts;

    BootstrapStep(WaysIn ways, TenantAccounts accounts) {
        this.ways = ways;
        this.accounts = accounts;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.AWS).withTimeout(LONGEST);
    }

    // ---- plan

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        List<String> missing = ways.missing();
        if (!missing.isEmpty()) {
            return Orders.notSet(NAME, missing);
        }
        Optional<AwsTarget> target = target(context);
        return target.isEmpty()
                ? Progress.done(foreseen(context))
                : patiently(context, target.get(), () -> Progress.done(exact(look(context, target.get()))));
    }

    private static Optional<AwsTarget> target(StepContext context) {
        return context.outputsOf(AccountStep.NAME).get(AccountStep.ACCOUNT).map(id -> Orders.target(context, id));
    }

    private PlannedPart foreseen(StepContext context) {
        return new PlannedPart.Deferred(
                Set.of(AccountStep.NAME), limits(context), List.of(change(Change.Action.CREATE)));
    }

    @Override
    public Optional<Bounds> bounds(StepContext context) {
        return Optional.of(limits(context));
    }

    private Bounds limits(StepContext context) {
        return new Bounds(
                Set.of(Change.Action.CREATE, Change.Action.CHANGE),
                Set.of(TYPE),
                1,
                ways.templateDigest(),
                ways.inputDigest(context.tenant().toString(), Orders.of(context).slug()));
    }

    private static Change change(Change.Action action) {
        return new Change(OutsideSystem.AWS, TYPE, WaysIn.STACK, action, false, List.of());
    }

    private static PlannedPart exact(Optional<Laid> found) {
        boolean stands = found.filter(laid -> !laid.neverStood()).isPresent();
        List<Change> changes = stands
                ? found.filter(laid -> laid.stands() && !laid.asWanted()).stream()
                        .map(laid -> change(Change.Action.CHANGE))
                        .toList()
                : List.of(change(Change.Action.CREATE));
        return new PlannedPart.Exact(changes);
    }

    private Optional<Laid> look(StepContext context, AwsTarget target) {
        return ways.look(target, Orders.of(context).slug());
    }

    // ---- do

    @Override
    public Progress<Facts> start(StepContext context) {
        AwsTarget target = target(context).orElseThrow(() -> new IllegalStateException("no account was made"));
        return patiently(context, target, () -> lay(context, target));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    private Progress<Facts> lay(StepContext context, AwsTarget target) {
        Optional<Laid> found = look(context, target);
        if (found.isPresent() && found.get().underWay()) {
            return waiting(context.memo());
        }
        if (found.isPresent() && found.get().stands() && found.get().asWanted()) {
            return prove(context, target);
        }
        if (context.memo().get(ASKED).isPresent() && found.isPresent()) {
            return inVain(target, found.get());
        }
        List<Saying> beyond = context.beyondApproval(exact(found));
        return beyond.isEmpty() ? ask(context, target, found) : Orders.stale(NAME, beyond);
    }

    private Progress<Facts> ask(StepContext context, AwsTarget target, Optional<Laid> found) {
        if (found.isEmpty()) {
            effect(
                    context,
                    "aws.stack.created",
                    target,
                    () -> ways.lay(target, Orders.of(context).slug()));
            return waiting(asked(context));
        }
        if (found.get().stands()) {
            effect(
                    context,
                    "aws.stack.changed",
                    target,
                    () -> ways.mend(target, Orders.of(context).slug()));
            return waiting(asked(context));
        }
        if (found.get().neverStood()) {
            effect(context, "aws.stack.cleared", target, () -> ways.clear(target));
            return waiting(context.memo()); // then it is made
        }
        return inVain(target, found.get());
    }

    private static Facts asked(StepContext context) {
        return context.memo().with(ASKED, "yes");
    }

    private static void effect(StepContext context, String act, AwsTarget target, Runnable doing) {
        context.effect(OutsideSystem.AWS, act, WaysIn.STACK, Map.of("account", target.accountId()), () -> {
            doing.run();
            return act;
        });
    }

    private static Progress<Facts> waiting(Facts memo) {
        return Progress.working(memo, WHILE_LAYING, AccountPhrase.LAYING.say());
    }

    private static Progress<Facts> inVain(AwsTarget target, Laid laid) {
        Saying cause = laid.why().isEmpty()
                ? AccountPhrase.IN_VAIN.say(WaysIn.STACK, target.accountId(), laid.status())
                : AccountPhrase.IN_VAIN_BECAUSE.say(WaysIn.STACK, target.accountId(), laid.status(), laid.why());
        return Orders.failed(NAME, FailureClass.UNKNOWN, cause, laid.status() + " " + laid.why());
    }

    // ---- the proof

    private Progress<Facts> prove(StepContext context, AwsTarget target) {
        return Patience.of(
                context,
                AccountPhrase.AWAITS_ROLE,
                () -> entered(target, accounts.in(target, TenantAccounts.Account::id)),
                refused -> closed(target, refused));
    }

    private static Progress<Facts> entered(AwsTarget target, String account) {
        return account.equals(target.accountId())
                ? Progress.done(Facts.of("role", target.provisionerRoleArn()))
                : Orders.failed(
                        NAME,
                        FailureClass.CONFIG,
                        AccountPhrase.WRONG_ACCOUNT.say(target.provisionerRoleArn(), account),
                        "");
    }

    private static Progress<Facts> closed(AwsTarget target, OutsideFailure refused) {
        Saying cause = AccountPhrase.ROLE_CLOSED.say(target.provisionerRoleArn());
        return Orders.failed(NAME, FailureClass.CREDENTIALS, cause, String.valueOf(refused.getMessage()));
    }

    // ---- the administrator's way

    private <T> Progress<T> patiently(StepContext context, AwsTarget target, Supplier<Progress<T>> work) {
        return Patience.of(
                context, AccountPhrase.AWAITS_ADMINISTRATOR, work, refused -> noAdministrator(target, refused));
    }

    private <T> Progress<T> noAdministrator(AwsTarget target, OutsideFailure refused) {
        Saying cause = AccountPhrase.NO_ADMINISTRATOR.say(target.accountId(), ways.administratorOf(target.accountId()));
        return Orders.failed(NAME, FailureClass.CREDENTIALS, cause, String.valueOf(refused.getMessage()));
    }

    // ---- read back, undo

    @Override
    public Verdict verify(StepContext context) {
        return target(context)
                .flatMap(target -> look(context, target))
                .filter(laid -> laid.stands() && laid.asWanted())
                .<Verdict>map(laid -> new Verdict.Holds())
                .orElseGet(() -> new Verdict.Differs(List.of(AccountPhrase.STACK_NOT_AS_WANTED.say(WaysIn.STACK))));
    }

    /** It stays with the account, which no rollback takes away. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        return Progress.done(Facts.none());
    }

    /** The way in stays with the account, as undoing says. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
