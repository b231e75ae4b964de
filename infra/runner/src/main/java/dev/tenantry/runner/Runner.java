package dev.tenantry.runner;

import dev.tenantry.jobs.BundleRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code java -jar tenantry-runner.jar BUNDLE RESULT [WORK]}: the bundle is a zip file or what was unpacked from it. */
public final class Runner {

    /** Longer than Helm takes to note that it was stopped. */
    private static final Duration FAREWELL = Duration.ofSeconds(40);

    private Runner() {}

    /** Ends the process with one of the documented codes. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv()).code());
    }

    private static ExitCode run(String[] arguments, Map<String, String> environment) {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: tenantry-runner BUNDLE RESULT [WORK]");
            return ExitCode.USAGE;
        }
        Path result = Path.of(arguments[1]).toAbsolutePath();
        Path work = arguments.length == 3 ? Path.of(arguments[2]) : result.resolveSibling("work");
        try {
            return run(Path.of(arguments[0]), result, work.toAbsolutePath(), environment);
        } catch (BundleRefused refused) {
            System.err.println("bundle refused: " + refused.getMessage());
            return ExitCode.BUNDLE_REFUSED;
        } catch (NotEquipped missing) {
            System.err.println(missing.getMessage());
            return ExitCode.NOT_EQUIPPED;
        }
    }

    private static ExitCode run(Path bundle, Path result, Path work, Map<String, String> environment) {
        if (Files.exists(result)) {
            System.out.println("a result is there already");
            return ExitCode.RESULT_WRITTEN;
        }
        try (WorkFolder folder = WorkFolder.take(work)) {
            if (!folder.taken()) {
                System.err.println("the same job runs already");
                return ExitCode.RUNS_ALREADY;
            }
            JobRun job = new JobRun(
                    folder.bundle(bundle),
                    folder.path(),
                    Equipment.of(environment),
                    Clock.systemUTC(),
                    System.out::println);
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(job, ended)));
            try {
                folder.write(result, job.signedResult());
            } finally {
                ended.countDown();
            }
            return ExitCode.RESULT_WRITTEN;
        }
    }

    /** On SIGTERM: the job is told, and the result that it then comes to is still written. */
    private static void stop(JobRun job, CountDownLatch ended) {
        job.stop();
        try {
            if (!ended.await(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("stopped without a result");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
