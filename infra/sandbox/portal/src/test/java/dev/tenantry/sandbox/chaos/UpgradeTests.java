package dev.tenantry.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./portal verify upgrade}: this build takes over from the one before, whatever is under way. */
@Tag("upgrade")
class UpgradeTests {

    private static final Path JAR =
            Path.of("target/tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toAbsolutePath();
    private static final Path BEFORE =
            Path.of(System.getProperty("upgrade.from", "none")).toAbsolutePath();
    private static final String NGINX = System.getProperty("upgrade.nginx", "");
    private static final Path HOME = Path.of("target/upgrade").toAbsolutePath();

    private static final int RUNS = Integer.getInteger("upgrade.runs", 10);
    private static final int BROWSERS = Integer.getInteger("upgrade.browsers", 20);
    private static final Duration UNTIL_END = Duration.ofMinutes(10);

    private final Report report = new Report();

    @BeforeAll
    static void needs_both_builds() {
        assumeTrue(
                Files.exists(BEFORE) && Files.exists(JAR),
                "the builds are not there: ./portal verify upgrade makes them");
    }

    @Test
    void runs_stopped_at_each_step_under_the_build_before_end_under_this_one() throws IOException {
        var now = now();
        try (var stage = Stage.open(HOME.resolve("steps"), false, before(), false)) {
            var before = Counted.objects(stage);
            var reference = Reference.of(stage, 1);
            report.say("an undisturbed run takes " + reference.seconds() + " s");
            List<Order> stopped = new ArrayList<>();
            for (String step : reference.stops()) {
                var way = WayBack.begin(stage, reference, 0, stopped.size() + 2, cell -> {});
                stopped.add(way.stopAt(step));
                report.say("stopped at " + step);
            }
            stage.node().terminate();
            stage.node().become(now);
            stage.node().start();
            stopped.forEach(Order::retry);
            var broken = ended(stage, stopped);
            broken.addAll(thingsOnce(before, Counted.objects(stage), reference, stopped.size() + 1));
            assertThat(broken).isEmpty();
            assertThat(stopped).hasSizeGreaterThan(5);
        }
    }

    @Test
    void two_portals_are_rolled_to_this_build_under_runs_callers_and_open_pages() throws IOException {
        assumeTrue(!NGINX.isEmpty(), "no nginx: apt-get install nginx, or ./portal tools infra");
        var now = now();
        try (var stage = Stage.open(HOME.resolve("rolling"), false, before(), false)) {
            var before = Counted.objects(stage);
            var reference = Reference.of(stage, 1);
            stage.addNode().start();
            try (var balancer = Balancer.of(stage.nodes(), NGINX, HOME.resolve("rolling/nginx"))) {
                var broken = roll(stage, balancer, now);
                broken.addAll(thingsOnce(before, Counted.objects(stage), reference, RUNS + 1));
                assertThat(broken).isEmpty();
            }
        }
    }

    // ---- rolling

    /** What went otherwise than it must. */
    private List<String> roll(Stage stage, Balancer balancer, Program now) throws IOException {
        var api = new Api(balancer.address(), stage.node().home().resolve("secrets/api-token"));
        List<Order> orders = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            orders.add(Order.submit(api, run + 2));
        }
        var paths = orders.stream().map(Order::path).toList();
        try (var pages = OpenPages.of(BROWSERS, balancer.address(), paths);
                var callers = Callers.of(api)) {
            for (Order order : orders) {
                order.approve();
            }
            for (Node node : stage.nodes()) {
                replace(node, pages, now);
            }
            var broken = ended(stage, orders);
            report.say(callers.calls() + " calls by REST, " + callers.refused().size() + " refused");
            broken.addAll(callers.refused());
            return broken;
        }
    }

    private void replace(Node node, OpenPages pages, Program now) throws IOException {
        var own = pages.of(node.name());
        pages.mark(own);
        var since = Instant.now();
        node.terminate();
        report.say(node.name() + " has ended after "
                + Duration.between(since, Instant.now()).toMillis() + " ms");
        var took =
                pages.back(own, since).stream().map(Duration::toMillis).sorted().toList();
        report.say(own.size() + " browsers are back on their pages after ms " + took);
        node.become(now);
        node.start();
        report.say(node.name() + " is back as this build");
    }

    // ---- what must hold

    private List<String> ended(Stage stage, List<Order> orders) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Order order : orders) {
            var strikes = new Strikes(stage, order, new Random(0));
            if (!Waiting.within(UNTIL_END, () -> hasEnded(strikes, order))) {
                broken.add("run " + order.run() + " is " + strikes.state() + ": " + strikes.steps());
            } else if (!strikes.state().equals("SUCCEEDED")) {
                broken.add("run " + order.run() + " needs a person: " + order.incident());
            } else {
                new Leftovers(stage, order, broken).none("true");
            }
        }
        report.say(orders.size() + " runs have ended");
        return broken;
    }

    /** What a stop has left half made is replaced, which nobody had approved. */
    private static boolean hasEnded(Strikes strikes, Order order) throws IOException {
        if (strikes.state().equals("AWAITING_APPROVAL")) {
            order.approve();
        }
        return strikes.isOver() && !strikes.state().equals("AWAITING_APPROVAL");
    }

    /** Builds of the runner are one for each attempt. */
    private static List<String> thingsOnce(
            Map<String, Integer> before, Map<String, Integer> after, Reference reference, int runs) {
        var made = new TreeMap<>(Counted.difference(before, after));
        List<String> broken = new ArrayList<>();
        reference.objects().forEach((kind, each) -> {
            int found = made.getOrDefault(kind, 0);
            if (!Reckoning.OF_ATTEMPTS.contains(kind) && found != runs * each) {
                broken.add(kind + ": " + found + " instead of " + runs + " times " + each);
            }
        });
        return broken;
    }

    private static Program before() throws IOException {
        return Program.packaged(BEFORE, HOME.resolve("before"));
    }

    /** Where a portal takes over others have started it before, and noted which classes it loads. */
    private static Program now() throws IOException {
        var program = Program.packaged(JAR, HOME.resolve("now"));
        Stage.open(HOME.resolve("first"), false, program, false).close();
        return program;
    }
}
