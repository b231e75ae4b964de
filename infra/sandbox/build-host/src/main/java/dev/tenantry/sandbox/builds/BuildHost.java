package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for builds each second until it is ended; builds run beside each other, each in a process of its own. */
public final class BuildHost {

    private static final int AT_A_TIME = 4;

    /** Seconds between two looks for clusters that are gone. */
    private static final int LOOKS_UNTIL_NEXT = 5;

    private final Emulator emulator;
    private final Options options;
    private final Surroundings surroundings;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<String, RunningBuild> known = new ConcurrentHashMap<>();
    private int looks;
    private volatile @Nullable WayIn wayIn;

    /** @param environment where the stand-ins are */
    BuildHost(Options options, Map<String, String> environment) {
        this.options = options;
        this.emulator = new Emulator(options.emulator());
        this.surroundings = new Surroundings(options, new StandIns(environment), emulator);
    }

    /** Runs until SIGTERM; runners that are under way are then asked to stop. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        BuildHost host = new BuildHost(Options.parse(List.of(arguments)), System.getenv());
        host.openWayIn();
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

    private void openWayIn() throws IOException {
        if (options.reals().contains(Options.OPEN_WEBUI)) {
            wayIn = WayIn.open(options.wayIn(), surroundings::assistant);
        }
    }

    /** Starts what is new and stops what was stopped. */
    void lookOnce() {
        try {
            List<Build> builds = emulator.builds();
            builds.forEach(this::attend);
            destroyed(builds);
        } catch (UncheckedIOException away) {
            System.err.println("the emulator does not answer: " + away.getMessage());
        }
    }

    private void attend(Build build) {
        RunningBuild running = known.get(build.id());
        if (running == null) {
            RunningBuild fresh = new RunningBuild(build, emulator, options, surroundings);
            known.put(build.id(), fresh);
            if (!build.stopped() && !build.failed()) {
                workers.execute(() -> run(fresh));
            }
        } else if (build.stopped()) {
            running.stop();
        }
    }

    /** What a tenant had for itself goes with its cluster, which Terraform takes away. */
    private void destroyed(List<Build> builds) {
        Set<String> accounts = surroundings.accounts();
        if (accounts.isEmpty() || looks++ % LOOKS_UNTIL_NEXT != 0) {
            return;
        }
        Map<String, Set<String>> regions = builds.stream()
                .collect(Collectors.groupingBy(Build::account, Collectors.mapping(Build::region, Collectors.toSet())));
        accounts.stream()
                .filter(account -> regions.getOrDefault(account, Set.of()).stream()
                        .noneMatch(region -> emulator.hasCluster(account, region)))
                .forEach(this::remove);
    }

    private void remove(String account) {
        try {
            surroundings.remove(account);
            System.out.println("what the tenant in " + account + " had for itself is gone with its cluster");
        } catch (UncheckedIOException | IllegalStateException failed) {
            System.err.println("what is left of " + account + " cannot be removed: " + failed.getMessage());
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
        WayIn open = wayIn;
        if (open != null) {
            open.close();
        }
    }

    static Path makeFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
