package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.AssistantWishes.Alias;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.Check;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.JobOutcome.Verified;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Proves before go-live that the assistant works and that its data stays where it belongs (R1.4, R3.1, R3.3, R5.5). */
@Component
class VerificationStep extends JobStep {

    static final String NAME = "verification";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RunnerSettings settings;
    private final @Nullable URI storage;

    VerificationStep(
            TenantJobs jobs,
            RunnerSettings settings,
            @Value("${tenantry.infrastructure.emulator:#{null}}") @Nullable URI emulator) {
        super(jobs, new StepKey(NAME, 1), OutsideSystem.OPEN_WEBUI);
        this.settings = settings;
        this.storage = emulator;
    }

    @Override
    public StepTraits traits() {
        return super.traits().asSkippable();
    }

    /** Leaves nothing behind. */
    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(new PlannedPart.Exact(List.of()));
    }

    @Override
    JobOrder order(StepContext context) {
        return JobOrder.of(NAME, new RunnerJob.Verify(AssistantTarget.of(context), proofs(context)), LONGEST);
    }

    private Proofs proofs(StepContext context) {
        return new Proofs(
                Wishes.STANDARD,
                context.profile().dataPolicy() == DataPolicy.LOCAL,
                agreed(context.profile()),
                StackFacts.of(context)
                        .map(stack -> document(context.profile(), stack))
                        .orElse(null),
                attached(context));
    }

    private static Proofs.@Nullable Agreed agreed(TenantProfile profile) {
        return profile.dataPolicy() == DataPolicy.LOCAL
                ? null
                : new Proofs.Agreed(
                        Wishes.aliases(profile.models()).stream().map(Alias::id).toList(), profile.models());
    }

    private Proofs.DocumentWay document(TenantProfile profile, StackFacts stack) {
        return new Proofs.DocumentWay(
                stack.documentsBucket(),
                storage,
                profile.aws().region(),
                URI.create(settings.vectorsAddress()
                        .replace("{slug}", profile.slug().value())),
                new AccountSecrets(profile.slug()).vectorsReadKey());
    }

    /** What the step before really attached: a LOCAL tenant's servers wait for both sides' acknowledgement. */
    private static List<String> attached(StepContext context) {
        String ids = context.outputsOf("mcp").get("attached").orElse("");
        return Arrays.stream(ids.split(",")).filter(id -> !id.isBlank()).toList();
    }

    @Override
    Progress<Facts> done(StepContext context, JobOutcome outcome) {
        if (!(outcome instanceof Verified verified)) {
            return JobProgress.unexpected(outcome, order(context));
        }
        verified.checks().forEach(check -> tell(context, check));
        return verified.passed() ? Progress.done(evidence(verified)) : Progress.failed(failure(verified));
    }

    /** What each has shown in words stands among the outputs, in the reader's language. */
    private static void tell(StepContext context, Check check) {
        String line = check.name() + ": " + word(check) + " (" + check.millis() + " ms)";
        if (check.shown() == Shown.YES) {
            context.log().info(line);
        } else {
            context.log().warn(line);
        }
    }

    private static Facts evidence(Verified verified) {
        Facts facts = Facts.none();
        for (Check check : verified.checks()) {
            facts = facts.with("check." + check.name(), Sayings.text(shown(check)));
        }
        return facts;
    }

    private static String word(Check check) {
        return check.shown().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Saying shown(Check check) {
        return switch (check.shown()) {
            case YES -> AssistantPhrase.SHOWN_YES.say(check.detail());
            case NO -> AssistantPhrase.SHOWN_NO.say(check.detail());
            case UNCLEAR -> AssistantPhrase.SHOWN_UNCLEAR.say(check.detail());
            case NOT_TRIED -> AssistantPhrase.SHOWN_NOT_TRIED.say(check.detail());
        };
    }

    private static Saying notShown(Check check) {
        Saying name = Saying.sentence("Check." + check.name());
        return check.shown() == Shown.UNCLEAR
                ? AssistantPhrase.NOT_CLEARLY_SHOWN.say(name, check.detail())
                : AssistantPhrase.NOT_SHOWN.say(name, check.detail());
    }

    private static Failure failure(Verified verified) {
        List<Check> failed = verified.failed();
        return Failure.of(
                FailureClass.UNKNOWN,
                OutsideSystem.OPEN_WEBUI,
                failed.getFirst().name(),
                Saying.several(failed.stream().map(VerificationStep::notShown).toList()));
    }

    @Override
    List<Saying> differences(StepContext context, JobOutcome outcome) {
        return outcome instanceof Verified verified
                ? verified.failed().stream().map(VerificationStep::notShown).toList()
                : List.of(AssistantPhrase.NOT_VERIFIED.say());
    }

    @Override
    boolean mayBeThere(StepContext context) {
        return AssistantTarget.isThere(context);
    }

    /** What it showed it takes away itself. */
    @Override
    Progress<Facts> undo(StepContext context) {
        return Progress.done(Facts.none());
    }
}
