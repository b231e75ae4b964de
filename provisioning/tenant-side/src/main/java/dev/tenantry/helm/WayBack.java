package dev.tenantry.helm;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenantside.HelmRelease;
import dev.tenantry.tenantside.JobOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * To which revision a release may go back by itself: to the one that was deployed last, by its number, and only if Open WebUI
 * and Qdrant are the same there. Other ones may have changed the data already, and the old ones would damage it.
 */
record WayBack(HelmProgram helm, JobLog log) {

    /** The order of a job has to last for an upgrade and for this. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    /**
     * After an upgrade that failed, once the cluster was asked why. Whoever stopped it decides for themselves.
     *
     * @param before the history as it was when the upgrade began
     */
    JobOutcome.Failed after(JobOutcome.Failed failed, HelmRelease release, List<Revision> before) {
        Optional<Revision> deployed = Revision.lastDeployed(before);
        return deployed.isEmpty() || failed.failure().failureClass() == FailureClass.CANCELLED
                ? failed
                : because(
                        failed,
                        goneBack(
                                deployed.get().number(),
                                release,
                                failed.failure().cause()));
    }

    private Saying goneBack(int number, HelmRelease release, Saying cause) {
        try {
            if (isCutOff(release)) {
                log.line("helm was cut off: the next attempt heals its release");
                return cause;
            }
            JsonNode wanted = JsonMapper.shared().readTree(release.values());
            if (!DataVersions.same(helm.values(release.name(), release.namespace(), number), wanted)) {
                log.line(
                        "Open WebUI or Qdrant are others than in revision " + number + ": nothing goes back by itself");
                return HelmPhrase.NOT_RETURNED.say(number, cause);
            }
            log.line("going back to revision " + number);
            ProgramRun run = helm.rollback(release.name(), release.namespace(), number, shorter(release.longest()));
            log.line("helm has ended with " + run.exitCode());
            return run.worked()
                    ? HelmPhrase.RETURNED.say(number, cause)
                    : notReached(number, cause, HelmFailures.said(run));
        } catch (OutsideFailure unseen) {
            return notReached(number, cause, String.valueOf(unseen.getMessage()));
        }
    }

    private boolean isCutOff(HelmRelease release) {
        return Revision.last(helm.history(release.name(), release.namespace()))
                .filter(Revision::isPending)
                .isPresent();
    }

    private static Saying notReached(int number, Saying cause, String words) {
        return HelmPhrase.RETURN_FAILED.say(number, cause, Saying.quote(words));
    }

    private static Duration shorter(Duration wanted) {
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }

    private static JobOutcome.Failed because(JobOutcome.Failed failed, Saying cause) {
        Failure of = failed.failure();
        Failure told =
                new Failure(of.failureClass(), of.system(), of.subject(), cause, of.raw(), of.held(), of.waitAsked());
        return new JobOutcome.Failed(told, failed.pods(), failed.events());
    }

    /** By which revision one that hangs is healed: by what was deployed, or by itself where other programs have begun. */
    int healing(String release, String namespace, Revision deployed, Revision hanging) {
        boolean same = DataVersions.same(
                helm.values(release, namespace, deployed.number()), helm.values(release, namespace, hanging.number()));
        return same ? deployed.number() : hanging.number();
    }
}
