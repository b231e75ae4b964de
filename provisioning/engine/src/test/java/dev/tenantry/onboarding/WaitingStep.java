package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;

/** Waits: for a program, for a system that is busy, or for its next looks. */
final class WaitingStep extends StepOfTests {

    enum Script {
        REFUSED_FOR_TEN_MINUTES,
        PROGRAM,
        PROGRAM_LOOKED_AT_EACH_SECOND,
        PROGRAM_THAT_IS_REFUSED,
        /** Some short pauses and some long ones. */
        LOOKS,
        /** One call that takes two seconds. */
        SLOW_CALL
    }

    /**
     * What a tenant's step has seen.
     *
     * @param atOnce how many calls there were at one time, at most
     * @param cutOff how many calls were interrupted
     */
    record Seen(
            Script script,
            Path go,
            AtomicInteger attempts,
            AtomicInteger calls,
            AtomicInteger now,
            AtomicInteger atOnce,
            AtomicInteger cutOff) {}

    private static final Map<TenantId, Seen> SEEN = new ConcurrentHashMap<>();
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int LOOKS = 12;

    private final ProcessHost host;

    private WaitingStep(ProcessHost host) {
        super("waiting");
        this.host = host;
    }

    static void plays(TenantId tenant, Script script, Path go) {
        SEEN.put(
                tenant,
                new Seen(
                        script,
                        go,
                        new AtomicInteger(),
                        new AtomicInteger(),
                        new AtomicInteger(),
                        new AtomicInteger(),
                        new AtomicInteger()));
    }

    static Seen of(TenantId tenant) {
        return Objects.requireNonNull(SEEN.get(tenant));
    }

    static JobId job(RunId run) {
        return JobId.of(run.toString(), "waiting", 1);
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        Seen seen = of(context.tenant());
        seen.atOnce().accumulateAndGet(seen.now().incrementAndGet(), Math::max);
        try {
            seen.attempts().accumulateAndGet(context.attempt(), Math::max);
            return play(seen, seen.calls().incrementAndGet(), context);
        } finally {
            seen.now().decrementAndGet();
        }
    }

    private Progress<Facts> play(Seen seen, int call, StepContext context) {
        return switch (seen.script()) {
            case REFUSED_FOR_TEN_MINUTES -> refused();
            case PROGRAM -> program(seen, context, LONG);
            case PROGRAM_LOOKED_AT_EACH_SECOND -> program(seen, context, Duration.ofSeconds(1));
            case PROGRAM_THAT_IS_REFUSED -> {
                begin(context, "exit 1");
                while (!(host.inspect(job(context.run())) instanceof ProcessState.Exited)) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                yield refused();
            }
            case LOOKS -> call < LOOKS ? waits(call % 3 == 0 ? LONG : Duration.ofMillis(call * 200L)) : done();
            case SLOW_CALL -> slow(seen);
        };
    }

    private static Progress<Facts> slow(Seen seen) {
        try {
            return new CountDownLatch(1).await(2, TimeUnit.SECONDS) ? refused() : done();
        } catch (InterruptedException cut) {
            seen.cutOff().incrementAndGet();
            Thread.currentThread().interrupt();
            return refused();
        }
    }

    private Progress<Facts> program(Seen seen, StepContext context, Duration look) {
        begin(context, "while [ ! -e " + seen.go() + " ]; do sleep 0.05; done");
        return host.inspect(job(context.run())) instanceof ProcessState.Exited ? done() : waits(look);
    }

    private void begin(StepContext context, String shell) {
        host.start(new ProcessJob(
                job(context.run()),
                Path.of(System.getProperty("java.io.tmpdir")),
                List.of("/bin/sh", "-c", shell),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(5)));
    }

    private static Progress<Facts> waits(Duration look) {
        return Progress.working(Facts.none(), look, OnboardingPhrase.TERRAFORM_APPLY.say());
    }

    private static Progress<Facts> done() {
        return Progress.done(Facts.none());
    }

    private static Progress<Facts> refused() {
        return Progress.failed(new Failure(
                FailureClass.RATE_LIMIT,
                OutsideSystem.AWS,
                "waiting",
                OnboardingPhrase.TERRAFORM_LOST.say(),
                "429",
                null,
                LONG));
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Steps {

        @Bean
        Step waiting(ProcessHost host) {
            return new WaitingStep(host);
        }
    }
}
