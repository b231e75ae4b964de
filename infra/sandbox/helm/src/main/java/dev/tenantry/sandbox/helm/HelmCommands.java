package dev.tenantry.sandbox.helm;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The verbs of Helm that the adapter uses. */
final class HelmCommands {

    private final Cluster cluster;
    private final Clock clock;

    HelmCommands(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    String answer(Arguments arguments) {
        String verb = arguments.word(0, "a verb");
        return switch (verb) {
            case "version" -> "v3.22.0";
            case "template" -> render(arguments);
            case "history" -> history(arguments);
            case "get" -> got(arguments);
            case "upgrade" -> new Upgrade(cluster, clock).run(arguments);
            case "rollback" -> rollback(arguments);
            case "uninstall" -> uninstall(arguments);
            default -> throw new SimulatedFailure("unknown command \"" + verb + "\" for \"helm\" (simulated)");
        };
    }

    private static String render(Arguments arguments) {
        return Chart.at(Path.of(arguments.word(2, "CHART")))
                .render(arguments.word(1, "NAME"), arguments.namespace(), Upgrade.values(arguments));
    }

    private String history(Arguments arguments) {
        return JsonMapper.shared()
                .writeValueAsString(
                        existing(arguments, 1).stream().map(HelmCommands::row).collect(Collectors.toList()));
    }

    private static Map<String, Object> row(Release release) {
        return Map.of(
                "revision",
                release.revision(),
                "updated",
                release.updated().toString(),
                "status",
                release.status(),
                "chart",
                release.chart(),
                "app_version",
                release.appVersion(),
                "description",
                release.description());
    }

    private String got(Arguments arguments) {
        List<Release> releases = existing(arguments, 2);
        Release release = arguments
                .flag("revision")
                .map(number -> revision(releases, Integer.parseInt(number)))
                .orElseGet(releases::getLast);
        String what = arguments.word(1, "SUBCOMMAND");
        return switch (what) {
            case "manifest" -> release.manifest();
            case "values" -> Objects.requireNonNullElse(release.values(), "null");
            default -> throw new SimulatedFailure("unknown command \"" + what + "\" for \"helm get\" (simulated)");
        };
    }

    private List<Release> existing(Arguments arguments, int nameAt) {
        List<Release> releases = cluster.releases(arguments.namespace(), arguments.word(nameAt, "NAME"));
        if (releases.isEmpty()) {
            throw new SimulatedFailure("release: not found");
        }
        return releases;
    }

    private String rollback(Arguments arguments) {
        List<Release> releases = existing(arguments, 1);
        int number = Integer.parseInt(arguments.word(2, "REVISION"));
        Release target = revision(releases, number);
        Release back = new Release(
                target.name(),
                target.namespace(),
                releases.getLast().revision() + 1,
                "deployed",
                target.chart(),
                target.appVersion(),
                "Rollback to " + number,
                target.manifest(),
                target.values(),
                clock.instant());
        Pods pods = Pods.of(back, cluster);
        pods.show(cluster, back.namespace());
        if (arguments.has("wait") && pods.fail()) {
            cluster.save(back.as("failed", back.description() + " failed: context deadline exceeded"));
            throw new SimulatedFailure(
                    "release " + back.name() + " failed, and has been rolled back: context deadline exceeded");
        }
        releases.stream()
                .filter(release -> release.status().equals("deployed") || release.isPending())
                .forEach(release -> cluster.save(release.as("superseded", release.description())));
        cluster.save(back);
        return "Rollback was a success! Happy Helming!";
    }

    private static Release revision(List<Release> releases, int number) {
        return releases.stream()
                .filter(release -> release.revision() == number)
                .findFirst()
                .orElseThrow(() -> new SimulatedFailure("release has no " + number + " version"));
    }

    private String uninstall(Arguments arguments) {
        String name = arguments.word(1, "NAME");
        if (cluster.releases(arguments.namespace(), name).isEmpty()) {
            throw new SimulatedFailure("uninstall: Release not loaded: " + name + ": release: not found");
        }
        cluster.removeReleases(arguments.namespace(), name);
        cluster.removeObjects(arguments.namespace(), "pod");
        cluster.removeObjects(arguments.namespace(), "event");
        return "release \"" + name + "\" uninstalled";
    }
}
