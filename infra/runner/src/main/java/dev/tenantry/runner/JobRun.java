package dev.tenantry.runner;

import dev.tenantry.appdatabase.AppUser;
import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.helm.HelmCli;
import dev.tenantry.jobs.JobBundle;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.jobs.JobManifest;
import dev.tenantry.jobs.SignedResult;
import dev.tenantry.openwebui.OpenWebUi;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobPhrase;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.verification.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job, done once. */
final class JobRun {

    private final JobBundle bundle;
    private final Path folder;
    private final Equipment equipment;
    private final Clock clock;
    private final JobLog log;
    private volatile @Nullable HelmCli helm;

    JobRun(JobBundle bundle, Path folder, Equipment equipment, Clock clock, JobLog log) {
        this.bundle = bundle;
        this.folder = folder;
        this.equipment = equipment;
        this.clock = clock;
        this.log = log;
    }

    /** Does the job; what fails on the way is the result. Throws {@link NotEquipped} before anything is begun. */
    String signedResult() {
        String key = equipment.signingKey();
        bundle.manifest().job().secrets().forEach(equipment::secret);
        Instant begin = clock.instant();
        JobOutcome outcome = toldOf(bundle.manifest());
        JobResult result = new JobResult(
                bundle.manifest().id(),
                bundle.manifest().tenant(),
                bundle.manifest().sequence(),
                begin,
                clock.instant(),
                outcome);
        return SignedResult.sign(result, key).json();
    }

    private JobOutcome toldOf(JobManifest manifest) {
        log.line(
                "job " + manifest.id() + " begins: " + manifest.job().getClass().getSimpleName());
        try {
            JobOutcome outcome = outcome();
            if (outcome instanceof JobOutcome.Failed failed) {
                Failure failure = failed.failure();
                log.line("it has failed: " + failure.failureClass() + " of " + failure.system());
            }
            return outcome;
        } finally {
            log.line(JobLog.end(manifest.id()));
        }
    }

    private JobOutcome outcome() {
        String subject = bundle.manifest().id().toString();
        try {
            return done(bundle.manifest().job());
        } catch (StepFailed failed) {
            return JobOutcome.Failed.of(failed.failure());
        } catch (OutsideFailure failure) {
            return JobOutcome.Failed.of(Failure.of(failure, subject));
        } catch (RuntimeException defect) {
            Saying cause = JobPhrase.DEFECT.say(defect);
            return JobOutcome.Failed.of(Failure.of(FailureClass.UNKNOWN, OutsideSystem.PORTAL, subject, cause));
        }
    }

    private JobOutcome done(RunnerJob job) {
        return switch (job) {
            case RunnerJob.HelmPlan(var release) -> helm().plan(release, chart(), equipment.signingKey());
            case RunnerJob.HelmApply(var release, var database, var ingress) -> {
                if (database != null) {
                    log.line("making sure of the user " + database.user() + " in the database " + database.name());
                    new AppUser(database, chart()).ensure(equipment::secret);
                }
                yield helm().apply(release, chart(), ingress);
            }
            case RunnerJob.HelmStatus status -> helm().status(status);
            case RunnerJob.HelmUninstall uninstall -> helm().uninstall(uninstall);
            case RunnerJob.AssistantConfigure(var target, var wishes) ->
                assistant(target).configure(wishes, equipment::secret);
            case RunnerJob.AssistantRead(var target) -> assistant(target).read();
            case RunnerJob.AssistantReset(var target, var models) ->
                assistant(target).reset(models);
            case RunnerJob.McpAttach(var target, var servers, var gone) ->
                assistant(target).attach(servers, gone, equipment::secret);
            case RunnerJob.McpDetach(var target, var servers) ->
                assistant(target).detach(servers);
            case RunnerJob.Verify(var target, var proofs) ->
                new Verification(assistant(target), equipment::secret, this::programs, clock, log).run(proofs);
        };
    }

    private HelmCli helm() {
        HelmCli opened = HelmCli.open(folder, programs(), equipment::secret, log);
        helm = opened;
        return opened;
    }

    private ClusterPrograms programs() {
        return ClusterPrograms.find(equipment.environment());
    }

    private Path chart() {
        return Optional.ofNullable(bundle.chart())
                .orElseThrow(() -> new IllegalStateException("the bundle has no chart"));
    }

    private OpenWebUi assistant(AssistantTarget target) {
        NamesInside.require(target);
        return OpenWebUi.open(target.address(), target.adminEmail(), equipment.secret(target.adminPassword()), log);
    }

    /** Asks what can be stopped to stop; calls end by their own timeouts. */
    void stop() {
        HelmCli running = helm;
        if (running != null) {
            running.stop();
        }
    }
}
