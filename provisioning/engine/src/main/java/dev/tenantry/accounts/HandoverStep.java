package dev.tenantry.accounts;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.MadeAccounts;
import dev.tenantry.register.MadeAccounts.HandedOver;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The account's id in the tenant's draft: from here on everything goes on as if the account had been brought. */
@Component
class HandoverStep implements Step {

    static final String NAME = "handover";

    private final MadeAccounts made;

    HandoverStep(MadeAccounts made) {
        this.made = made;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.PORTAL);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        Value id = account(context).map(Value::known).orElseGet(Value::unknown);
        AttributeChange account = new AttributeChange("account", Value.absent(), id);
        String slug = context.wanted().slug().value();
        return Progress.done(new PlannedPart.Exact(List.of(
                new Change(OutsideSystem.PORTAL, "tenant", slug, Change.Action.CHANGE, false, List.of(account)))));
    }

    private static Optional<String> account(StepContext context) {
        return context.outputsOf(AccountStep.NAME).get(AccountStep.ACCOUNT);
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        String account = account(context).orElseThrow(() -> new IllegalStateException("no account was made"));
        Optional<HandedOver> before = made.standing(context.tenant(), account);
        return told(account, before.orElseGet(() -> handOver(context, account)));
    }

    private HandedOver handOver(StepContext context, String account) {
        return context.effect(
                OutsideSystem.PORTAL,
                "tenant.account-made",
                context.tenant().toString(),
                Map.of("account", account),
                () -> made.handOver(context.tenant(), account));
    }

    private static Progress<Facts> told(String account, HandedOver handed) {
        return switch (handed) {
            case HandedOver.Done done -> Progress.done(Facts.none());
            case HandedOver.OtherNamed(var other) ->
                failed(FailureClass.ALREADY_EXISTS, AccountPhrase.OTHER_NAMED.say(other, account));
            case HandedOver.NoTenant gone -> failed(FailureClass.CONFIG, AccountPhrase.DRAFT_GONE.say(account));
        };
    }

    private static Progress<Facts> failed(FailureClass kind, Saying cause) {
        return Progress.failed(Failure.of(kind, OutsideSystem.PORTAL, NAME, cause));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        boolean holds = account(context)
                .flatMap(account -> made.standing(context.tenant(), account))
                .filter(HandedOver.Done.class::isInstance)
                .isPresent();
        return holds ? new Verdict.Holds() : new Verdict.Differs(List.of(AccountPhrase.NOT_HANDED_OVER.say()));
    }

    /** The account is there whether its id stands in the draft or not. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        return Progress.done(Facts.none());
    }

    /** What it wrote into the draft stays, since the account does. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
