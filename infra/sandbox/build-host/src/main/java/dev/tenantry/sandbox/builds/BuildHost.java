package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks for builds each second until it is ended; builds run beside each other, each in a process of its own. */
public final class BuildHost {

    private static final int AT_A_TIME = 4;

    private final Emulator emulator;
    private final Options options;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<String, RunningBuild> known = new ConcurrentHashMap<>();

    BuildHost(Options options) {
        this.options = options;
        this.emulator = new Emulator(options.emulator());
    }

    /** Runs until SIGTERM; runners that are under way are then asked to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        BuildHost host = new BuildHost(Options.parse(List.of(arguments)));
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            host.close();
        }));
        System.out.println("build host waits for builds at " + host.options.emulator());
        while (!end.await(1, TimeUnit.SECONDS)) {
            host.lookOnce();
        }
    }

    /** Starts what is new and stops what was stopped. */
    void lookOnce() {
        try {
            emulator.builds().forEach(this::attend);
        } catch (UncheckedIOException away) {
            System.err.println("the emulator does not answer: " + away.getMessage());
        }
    }

    private void attend(Build build) {
        RunningBuild running = known.get(build.id());
        if (running == null) {
            RunningBuild fresh = new RunningBuild(build, emulator, options);
            known.put(build.id(), fresh);
            if (!build.stopped()) {
                workers.execute(() -> run(fresh));
            }
        } else if (build.stopped()) {
            running.stop();
        }
    }

    private static void run(RunningBuild build) {
        try {
            build.run();
        } catch (UncheckedIOException | IllegalStateException failed) {
            System.err.println(build.name() + " failed: " + failed.getMessage());
        }
    }

    void close() {
        known.values().forEach(RunningBuild::stop);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
                System.err.println("left runners behind that do not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void makeFolder(java.nio.file.Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
