package dev.tenantry.tenantjobs;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.jobs.BundleRefused;
import dev.tenantry.jobs.JobBundle;
import dev.tenantry.jobs.JobManifest;
import dev.tenantry.jobs.SignedResult;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJobId;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.TenantJobs;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.services.codebuild.model.Build;

/**
 * By CodeBuild in the tenant's VPC: bundle in and result out through the account's state bucket, nothing inbound. What was
 * submitted is known from the bucket alone, so that each node and each later portal sees the same.
 */
@Component
@EnableConfigurationProperties(RunnerSettings.class)
class CodeBuildRunner implements TenantJobs {

    private final TenantAccounts accounts;
    private final RunnerSettings settings;
    private final Clock clock;

    CodeBuildRunner(TenantAccounts accounts, RunnerSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public JobState submit(StepContext context, JobOrder order) {
        JobManifest manifest = manifest(context, order, context.attempt());
        RunnerPlace place = place(context);
        return accounts.in(context.profile().aws(), account -> {
            Mailbox mailbox = new Mailbox(account.s3(), place);
            JobState before = JobWatch.seen(context, order, look(context, manifest.id(), mailbox, account));
            if (!(before instanceof JobState.Unknown)) {
                return before;
            }
            send(context, new JobBundle(manifest, order.chart()), mailbox, account);
            return new JobState.Queued(clock.instant());
        });
    }

    private void send(StepContext context, JobBundle bundle, Mailbox mailbox, Account account) {
        JobManifest manifest = bundle.manifest();
        Map<String, String> facts = Map.of(
                "job",
                manifest.job().getClass().getSimpleName(),
                "project",
                mailbox.place().project());
        context.effect(OutsideSystem.AWS, "runner.job.submitted", manifest.id().value(), facts, () -> {
            mailbox.putBundle(manifest.id(), bundle.bytes());
            String build = new Builds(account.builds(), mailbox.place()).start(manifest);
            mailbox.putNote(manifest.id(), build);
            return build;
        });
    }

    @Override
    public JobState state(StepContext context, JobOrder order, int attempt) {
        RunnerJobId id = manifest(context, order, attempt).id();
        return RunnerPlace.of(context)
                .map(place -> accounts.in(
                        context.profile().aws(),
                        account -> JobWatch.seen(
                                context, order, look(context, id, new Mailbox(account.s3(), place), account))))
                .orElseGet(JobState.Unknown::new);
    }

    /** The result decides, whatever the build says of itself, which is asked only where there is none, or for its log. */
    private JobState look(StepContext context, RunnerJobId id, Mailbox mailbox, Account account) {
        Builds builds = new Builds(account.builds(), mailbox.place());
        Optional<JobState> done = mailbox.result(id).map(text -> believed(context, id, text));
        Optional<String> note = mailbox.note(id);
        if (note.isEmpty()) {
            return done.orElseGet(JobState.Unknown::new);
        }
        Supplier<Optional<Build>> build = SingletonSupplier.of(() -> builds.find(note.get()));
        JobState state = done.orElseGet(() -> Builds.state(build.get(), settings.lateResult(), clock.instant()));
        return toldOf(context, id, account, () -> build.get().flatMap(Builds::log), state);
    }

    private BuildLog.Wait lastLinesOf(JobState state) {
        return new BuildLog.Wait(
                clock.instant(),
                state instanceof JobState.Done(var result) ? result.finishedAt().plus(settings.lateLog()) : null);
    }

    /** Whoever reads the step's log is told all of it before the job counts as done, unless that takes too long. */
    private JobState toldOf(
            StepContext context,
            RunnerJobId id,
            Account account,
            Supplier<Optional<BuildLog.Place>> place,
            JobState state) {
        BuildLog.Wait wait = lastLinesOf(state);
        BuildLog log = new BuildLog(account.logs(), place, id, wait);
        boolean whole = context.log().take(id.value(), log);
        return state instanceof JobState.Done(var result) && !whole && log.begun() && !wait.isOver()
                ? new JobState.Running(result.startedAt())
                : state;
    }

    private static JobState believed(StepContext context, RunnerJobId id, String text) {
        try {
            JobResult result =
                    SignedResult.verified(text, context.secrets().require(AccountSecrets.portalName(key(context))));
            return result.job().equals(id) && result.tenant().equals(context.tenant())
                    ? new JobState.Done(result)
                    : new JobState.Lost(AssistantPhrase.RESULT_OF_ANOTHER.say());
        } catch (BundleRefused refused) {
            return new JobState.Lost(AssistantPhrase.RESULT_REFUSED.say(String.valueOf(refused.getMessage())));
        }
    }

    @Override
    public void stop(StepContext context, JobOrder order, int attempt) {
        RunnerJobId id = manifest(context, order, attempt).id();
        RunnerPlace.of(context)
                .ifPresent(place -> accounts.in(context.profile().aws(), account -> {
                    new Mailbox(account.s3(), place)
                            .note(id)
                            .ifPresent(build -> stop(context, id, build, account, place));
                    return id;
                }));
    }

    private static void stop(StepContext context, RunnerJobId id, String build, Account account, RunnerPlace place) {
        context.effect(OutsideSystem.AWS, "runner.job.stopped", id.value(), Map.of("build", build), () -> {
            new Builds(account.builds(), place).stop(build);
            return build;
        });
    }

    private static RunnerPlace place(StepContext context) {
        return RunnerPlace.of(context)
                .orElseThrow(() -> new IllegalStateException("a job is submitted before the stack says where to"));
    }

    private static JobManifest manifest(StepContext context, JobOrder order, int attempt) {
        return JobManifest.of(
                context.tenant(),
                context.run(),
                attempt,
                order,
                key(context),
                SecretPlaces.of(context.outputsOf(RunnerPlace.STACK)));
    }

    private static SecretRef key(StepContext context) {
        return new AccountSecrets(context.profile().slug()).signingKey();
    }
}
