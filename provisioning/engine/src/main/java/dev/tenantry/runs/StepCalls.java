package dev.tenantry.runs;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.HostFailure;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.LeaseLost;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls steps: cut off when they take too long, and every way to fail turned into a {@link Failure}. */
final class StepCalls implements AutoCloseable {

    private static final Pattern NO_ROOM = Pattern.compile("(?i)no space left on device|disk quota exceeded");

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
    private final Duration limit;

    StepCalls(Duration limit) {
        this.limit = limit;
    }

    /** Throws {@link LeaseLost} if the call found out that the run is no longer ours. */
    <T> Progress<T> progress(StepKey step, OutsideSystem system, Callable<Progress<T>> call) {
        try {
            return within(call);
        } catch (OutsideFailure failure) {
            return Progress.failed(Failure.of(failure, step.name()));
        } catch (StepFailed failed) {
            return Progress.failed(failed.failure());
        } catch (TimeoutException tooLong) {
            Saying cause = RunPhrase.CUT_OFF.say(step.called(), limit.toSeconds());
            return Progress.failed(Failure.of(FailureClass.TRANSIENT, system, step.name(), cause));
        } catch (HostFailure | UncheckedIOException machine) {
            return Progress.failed(onOwnMachine(step, machine));
        } catch (LeaseLost | InterruptedException passOn) {
            throw passOn instanceof LeaseLost lost ? lost : interrupted(step);
        } catch (Exception bug) {
            return Progress.failed(new Failure(
                    FailureClass.UNKNOWN, OutsideSystem.PORTAL, step.name(), RunPhrase.DEFECT.say(bug), trace(bug)));
        }
    }

    private <T> T within(Callable<T> call) throws Exception {
        Future<T> answer = threads.submit(RunTrail.carried(call));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        } finally {
            answer.cancel(true);
        }
    }

    private static IllegalStateException interrupted(StepKey step) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for " + step);
    }

    /** The portal's own machine could not: tried again by itself, since a disk may have room again, and else ours to settle. */
    private static Failure onOwnMachine(StepKey step, RuntimeException machine) {
        boolean full = causes(machine)
                .anyMatch(cause ->
                        NO_ROOM.matcher(String.valueOf(cause.getMessage())).find());
        Saying cause = full
                ? RunPhrase.NO_ROOM.say(step.called())
                : RunPhrase.OWN_MACHINE.say(step.called(), String.valueOf(machine.getMessage()));
        return new Failure(FailureClass.DEPENDENCY, OutsideSystem.PORTAL, step.name(), cause, trace(machine));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static String trace(Exception bug) {
        StringWriter text = new StringWriter();
        bug.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
