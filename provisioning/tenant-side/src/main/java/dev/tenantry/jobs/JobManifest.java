package dev.tenantry.jobs;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.RunnerJobId;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands in {@code job.json} of a bundle.
 *
 * @param schema version of this form
 * @param environment what the build must resolve before it starts the runner
 * @param sequence goes into the result unchanged
 */
public record JobManifest(
        int schema,
        RunnerJobId id,
        TenantId tenant,
        long sequence,
        RunnerJob job,
        List<Variable> environment,
        Duration longest) {

    /** The form that this build writes and reads. */
    public static final int SCHEMA = 1;

    /** The environment variable that carries the key which results are signed with. */
    public static final String SIGNING_KEY = "TENANTRY_SIGNING_KEY";

    public JobManifest {
        environment = List.copyOf(environment);
    }

    /** A variable as CodeBuild resolves it from Secrets Manager: a name, and the secret's name in {@code value}. */
    public record Variable(String name, String value) {}

    /** The manifest of an order in a run's attempt; the same for the same order, whoever makes it. */
    public static JobManifest of(
            TenantId tenant, RunId run, int attempt, JobOrder order, SecretRef signingKey, SecretPlaces places) {
        String asked = Digests.of(order.occasion() + JobJson.write(order.job()));
        RunnerJobId id = RunnerJobId.of(run, order.step(), attempt, asked);
        return new JobManifest(
                SCHEMA, id, tenant, 1, order.job(), variables(order.job(), signingKey, places), order.longest());
    }

    private static List<Variable> variables(RunnerJob job, SecretRef signingKey, SecretPlaces places) {
        Stream<Variable> secrets = job.secrets().stream()
                .map(secret ->
                        new Variable(secret.variable(), places.located(secret).buildValue()))
                .sorted(Comparator.comparing(Variable::name));
        return Stream.concat(
                        Stream.of(new Variable(
                                SIGNING_KEY, places.located(signingKey).buildValue())),
                        secrets)
                .toList();
    }

    String json() {
        return JobJson.write(this);
    }

    /** Throws {@link BundleRefused} for another schema or a broken text. */
    static JobManifest read(String json) {
        JobManifest read = JobJson.read(json, JobManifest.class);
        if (read.schema() != SCHEMA) {
            throw new BundleRefused("schema " + read.schema() + ", this runner knows " + SCHEMA);
        }
        return read;
    }
}
