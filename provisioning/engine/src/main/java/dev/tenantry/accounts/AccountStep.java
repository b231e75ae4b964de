package dev.tenantry.accounts;

import dev.tenantry.accounts.AccountSearch.Found;
import dev.tenantry.aws.AwsOrganization;
import dev.tenantry.aws.AwsOrganization.Making;
import dev.tenantry.aws.AwsOrganization.NewAccount;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.AccountOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The account itself, made by Organizations. AWS makes it while we wait, has no id of ours for it and never makes it undone: so the
 * step looks for the address first, then for a request under way, and is the pivot of its run.
 */
@Component
class AccountStep implements Step {

    static final String NAME = "account";
    /** The fact that names the account. */
    static final String ACCOUNT = "account";

    private static final String AFTER = "after";
    private static final String REQUEST = "request";
    /** Remembered once AWS has said that the address is taken. */
    private static final String TAKEN = "taken";

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration WHILE_MAKING = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final AwsOrganization organization;
    private final AccountSearch search;

    AccountStep(AwsOrganization organization) {
        this.organization = organization;
        this.search = new AccountSearch(organization);
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.AWS).withTimeout(LONGEST).asPivot();
    }

    // ---- plan

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        List<String> missing = organization.missing();
        if (!missing.isEmpty()) {
            return Orders.notSet(NAME, missing);
        }
        return switch (find(context)) {
            case Found.NotYet(var next) -> searching(Facts.of(AFTER, next));
            case Found.Ours(var account) -> Progress.done(takingOver(Orders.of(context), account));
            case Found.Others others -> taken(Orders.of(context), others);
            case Found.Nobody nobody -> Progress.done(making(Orders.of(context)));
        };
    }

    private Found find(StepContext context) {
        return search.find(
                context.tenant(),
                Orders.of(context).email(),
                context.memo().get(AFTER).orElse(null));
    }

    private static <T> Progress<T> searching(Facts memo) {
        return Progress.working(memo, AT_ONCE, AccountPhrase.SEARCHING.say());
    }

    private static PlannedPart making(AccountOrder order) {
        return new PlannedPart.Exact(List.of(Changes.create(
                OutsideSystem.AWS, "account", order.accountName(), Map.of("email", Value.known(order.email())))));
    }

    private static PlannedPart takingOver(AccountOrder order, String account) {
        AttributeChange id = new AttributeChange("id", Value.known(account), Value.known(account));
        return new PlannedPart.Exact(List.of(new Change(
                OutsideSystem.AWS, "account", order.accountName(), Change.Action.IMPORT, false, List.of(id))));
    }

    // ---- do

    @Override
    public Progress<Facts> start(StepContext context) {
        Optional<String> request = context.memo().get(REQUEST);
        return request.isPresent() ? await(context, request.get()) : look(context);
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    private Progress<Facts> look(StepContext context) {
        return switch (find(context)) {
            case Found.NotYet(var next) -> searching(context.memo().with(AFTER, next));
            case Found.Ours(var account) -> Progress.done(Facts.of(ACCOUNT, account));
            case Found.Others others -> taken(Orders.of(context), others);
            case Found.Nobody nobody ->
                context.memo().get(TAKEN).isPresent() ? takenElsewhere(Orders.of(context)) : ask(context);
        };
    }

    /** Once, unless an earlier attempt has asked and AWS is still at it. */
    private Progress<Facts> ask(StepContext context) {
        AccountOrder order = Orders.of(context);
        Optional<Making> underWay = organization.underWay(order.accountName());
        if (underWay.isPresent()) {
            return settled(context, underWay.get());
        }
        List<Saying> beyond = context.beyondApproval(making(order));
        if (!beyond.isEmpty()) {
            return Orders.stale(NAME, beyond);
        }
        Map<String, String> tags = new HashMap<>(AccountSearch.OTHER_TAGS);
        tags.put(AccountSearch.TENANT_TAG, context.tenant().toString());
        NewAccount wanted = new NewAccount(order.accountName(), order.email(), tags);
        return settled(
                context,
                context.effect(
                        OutsideSystem.AWS,
                        "aws.account.requested",
                        order.accountName(),
                        Map.of(),
                        () -> organization.make(wanted)));
    }

    /** Without a trace of the request AWS is asked by the address once more. */
    private Progress<Facts> await(StepContext context, String request) {
        return organization.making(request).map(now -> settled(context, now)).orElseGet(() -> searching(Facts.none()));
    }

    private Progress<Facts> settled(StepContext context, Making now) {
        return switch (now) {
            case Making.UnderWay(var request) ->
                Progress.working(Facts.of(REQUEST, request), WHILE_MAKING, AccountPhrase.MAKING.say());
            case Making.Made(var account) -> made(context, account);
            case Making.Failed(var reason) -> refused(Orders.of(context), reason);
        };
    }

    private Progress<Facts> made(StepContext context, String account) {
        return switch (search.whose(context.tenant(), organization.account(account))) {
            case Found.Ours(var ours) -> Progress.done(Facts.of(ACCOUNT, ours));
            case Found.Others others -> taken(Orders.of(context), others);
            case Found.Nobody nobody -> throw new IllegalStateException("an account without anybody: " + account);
            case Found.NotYet notYet -> throw new IllegalStateException("an account not yet found: " + account);
        };
    }

    // ---- failures

    private static Progress<Facts> refused(AccountOrder order, String reason) {
        return reason.equals("EMAIL_ALREADY_EXISTS")
                ? searching(Facts.of(TAKEN, "yes")) // perhaps by ourselves, in an attempt whose answer was lost
                : AccountRefusals.of(NAME, order, reason);
    }

    private static <T> Progress<T> taken(AccountOrder order, Found.Others others) {
        Saying cause = AccountPhrase.TAKEN.say(
                order.email(), others.account(), others.whose().say());
        return Orders.failed(NAME, FailureClass.ALREADY_EXISTS, cause, "");
    }

    private static Progress<Facts> takenElsewhere(AccountOrder order) {
        Saying cause = AccountPhrase.TAKEN_ELSEWHERE.say(order.email());
        return Orders.failed(NAME, FailureClass.ALREADY_EXISTS, cause, "EMAIL_ALREADY_EXISTS");
    }

    // ---- read back

    @Override
    public Verdict verify(StepContext context) {
        String account = context.outputsOf(NAME).require(ACCOUNT);
        return switch (search.whose(context.tenant(), organization.account(account))) {
            case Found.Ours ours -> new Verdict.Holds();
            case Found.Others(var id, var whose) ->
                new Verdict.Differs(List.of(AccountPhrase.OTHERS.say(id, whose.say())));
            case Found.Nobody nobody -> new Verdict.Differs(List.of(AccountPhrase.NO_SUCH_ACCOUNT.say(account)));
            case Found.NotYet notYet -> new Verdict.Unclear(AccountPhrase.NOT_FOUND_YET.say(account));
        };
    }

    // ---- no way back

    /** AWS takes no account away at our word. One that was made, or is being made, is named to whoever must decide. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        if (!organization.missing().isEmpty()) {
            return Progress.done(Facts.none()); // without the setting nothing was ever asked
        }
        return switch (find(context)) {
            case Found.NotYet(var next) -> searching(Facts.of(AFTER, next));
            case Found.Ours(var account) -> stays(account);
            case Found.Others others -> Progress.done(Facts.none());
            case Found.Nobody nobody -> afterRequest(context);
        };
    }

    private static Progress<Facts> stays(String account) {
        return Orders.failed(NAME, FailureClass.CONFIG, AccountPhrase.STAYS.say(account), "");
    }

    private Progress<Facts> afterRequest(StepContext context) {
        return organization.underWay(Orders.of(context).accountName()).isPresent()
                ? Progress.working(Facts.none(), WHILE_MAKING, AccountPhrase.STILL_MAKING.say())
                : Progress.done(Facts.none());
    }

    /** Whether an account is there was looked for by undoing itself, which says so if one is. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
