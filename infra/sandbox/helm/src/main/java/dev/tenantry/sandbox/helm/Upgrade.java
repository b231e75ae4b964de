package dev.tenantry.sandbox.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code helm upgrade --install --wait}: pending first, then deployed or failed. */
final class Upgrade {

    private static final Duration READY = Duration.ofMillis(300);
    private static final int GIVE_UP_SECONDS = 3;

    private final Cluster cluster;
    private final Clock clock;

    Upgrade(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    static Path values(Arguments arguments) {
        return Path.of(arguments.flag("values").orElseThrow(() -> new SimulatedFailure("--values is needed here")));
    }

    String run(Arguments arguments) {
        List<Release> before = cluster.releases(arguments.namespace(), arguments.word(1, "NAME"));
        if (!before.isEmpty() && before.getLast().isPending()) {
            throw new SimulatedFailure("UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress");
        }
        Release pending = pending(arguments, before);
        cluster.save(pending);
        Ending.then(() -> cancel(pending));
        String failure = deploy(pending, timeout(arguments));
        Ending.atOnce();
        return failure.isEmpty() ? deployed(pending, before, arguments) : failed(pending, before.isEmpty(), failure);
    }

    private Release pending(Arguments arguments, List<Release> before) {
        Chart chart = Chart.at(Path.of(arguments.word(2, "CHART")));
        String manifest = chart.render(arguments.word(1, "NAME"), arguments.namespace(), values(arguments));
        return new Release(
                arguments.word(1, "NAME"),
                arguments.namespace(),
                before.isEmpty() ? 1 : before.getLast().revision() + 1,
                before.isEmpty() ? "pending-install" : "pending-upgrade",
                chart.name() + "-" + chart.version(),
                chart.appVersion(),
                before.isEmpty() ? "Initial install underway" : "Preparing upgrade",
                manifest,
                given(arguments),
                clock.instant());
    }

    /** JSON, as the adapter writes it: the real Helm would answer it in the form that was asked for. */
    private static String given(Arguments arguments) {
        try {
            return Files.readString(values(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration timeout(Arguments arguments) {
        String text = arguments.flag("timeout").orElse("300s");
        return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }

    /** Why it failed, or nothing. */
    private String deploy(Release release, Duration timeout) {
        Pods pods = Pods.of(release, cluster);
        pods.show(cluster, release.namespace());
        Cluster.Switches switches = cluster.switches();
        Duration needed = switches.slowSeconds() == null ? READY : Duration.ofSeconds(switches.slowSeconds());
        if (pods.fail()) {
            int patience = switches.giveUpSeconds() == null ? GIVE_UP_SECONDS : switches.giveUpSeconds();
            await(shorter(Duration.ofSeconds(patience), timeout));
            return "context deadline exceeded";
        }
        await(shorter(needed, timeout));
        return needed.compareTo(timeout) > 0 ? "context deadline exceeded" : "";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void await(Duration time) {
        try {
            // nobody counts down: only time passes
            boolean signalled = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (signalled) {
                throw new IllegalStateException("signalled by nobody");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulatedFailure("context canceled");
        }
    }

    private String deployed(Release pending, List<Release> before, Arguments arguments) {
        before.stream()
                .filter(release -> release.status().equals("deployed"))
                .forEach(release -> cluster.save(release.as("superseded", release.description())));
        String usual = pending.revision() == 1 ? "Install complete" : "Upgrade complete";
        Release release = pending.as("deployed", arguments.flag("description").orElse(usual));
        cluster.save(release);
        return "Release \"" + release.name() + "\" has been upgraded. Happy Helming! (simulated)";
    }

    private String failed(Release pending, boolean first, String why) {
        String what = first ? "Release" : "Upgrade";
        cluster.save(pending.as("failed", what + " \"" + pending.name() + "\" failed: " + why));
        throw new SimulatedFailure((first ? "" : "UPGRADE FAILED: ") + why);
    }

    /** SIGTERM: the real Helm notes the release as failed and ends with code 1. */
    private void cancel(Release pending) {
        cluster.save(pending.as("failed", "Upgrade \"" + pending.name() + "\" failed: context canceled"));
        System.err.println("Error: UPGRADE FAILED: context canceled");
        System.err.flush();
    }
}
