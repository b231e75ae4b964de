package dev.tenantry.tenantjobs;

import dev.tenantry.jobs.ChartFiles;
import dev.tenantry.jobs.Digests;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.PlannedPart.Bounds;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.HelmRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tenant's release of the chart {@code customer-stack}. */
@Component
class ApplicationRelease {

    static final String CHART = "customer-stack";
    static final String NAME = "assistant";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*([A-Za-z]+)\\s*$");

    private final RunnerSettings settings;

    ApplicationRelease(RunnerSettings settings) {
        this.settings = settings;
    }

    Path chart() {
        return settings.charts().toAbsolutePath().resolve(CHART);
    }

    HelmRelease release(StepContext context, StackFacts stack) {
        return new HelmRelease(
                NAME,
                stack.namespace(),
                new ChartFiles(chart()).digest(),
                ChartValues.json(context, stack, target(context), settings),
                ChartValues.secrets(context.profile()),
                LONGEST);
    }

    AssistantTarget target(StepContext context) {
        return new AssistantTarget(
                URI.create(settings.assistantAddress()
                        .replace("{host}", context.profile().hostName())
                        .replace("{slug}", context.profile().slug().value())),
                ChartValues.ADMIN,
                new dev.tenantry.tenantside.AccountSecrets(context.profile().slug()).adminPassword());
    }

    /** What the release may become while the stack's outputs are not known: new objects of the chart's kinds. */
    Bounds bounds(StepContext context) {
        Set<String> kinds = kinds();
        return new Bounds(
                EnumSet.of(Action.CREATE, Action.CHANGE),
                kinds,
                // a kind appears for each of the three applications, at most a few times
                kinds.size() * 8,
                new ChartFiles(chart()).digest(),
                Digests.of(ChartValues.known(context)));
    }

    private Set<String> kinds() {
        try (Stream<Path> files = Files.walk(chart().resolve("templates"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(ApplicationRelease::kinds)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("the chart " + chart() + " cannot be read", e);
        }
    }

    private static Stream<String> kinds(Path template) {
        try {
            return KIND.matcher(Files.readString(template)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + template + " cannot be read", e);
        }
    }
}
