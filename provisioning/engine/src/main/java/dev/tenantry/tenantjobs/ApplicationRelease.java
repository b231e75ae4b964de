package dev.tenantry.tenantjobs;

import dev.tenantry.jobs.ChartFiles;
import dev.tenantry.jobs.Digests;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart.Bounds;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AppDatabase;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.HelmRelease;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The tenant's release of the chart {@code customer-stack}. */
@Component
class ApplicationRelease {

    static final String CHART = "customer-stack";
    static final String NAME = "assistant";
    private static final String INGRESS = "open-webui";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*([A-Za-z]+)\\s*$");

    private final RunnerSettings settings;
    private final Wishes wishes;
    private final boolean emulated;

    ApplicationRelease(
            RunnerSettings settings,
            Wishes wishes,
            @Value("${tenantry.infrastructure.emulator:#{null}}") @Nullable URI emulator) {
        this.settings = settings;
        this.wishes = wishes;
        this.emulated = emulator != null;
    }

    Path chart() {
        return settings.charts().toAbsolutePath().resolve(CHART);
    }

    HelmRelease release(StepContext context, StackFacts stack) {
        return release(stack, values(context), values(context).json(stack, gateway(context)));
    }

    /** The same with every workload at zero; what they keep stays where it is. */
    HelmRelease standingStill(StepContext context, StackFacts stack) {
        return release(stack, values(context), values(context).atStandstill(stack, gateway(context)));
    }

    private String gateway(StepContext context) {
        return wishes.gatewayAddress(context).orElse("");
    }

    private HelmRelease release(StackFacts stack, ChartValues values, String json) {
        return new HelmRelease(
                NAME, stack.namespace(), new ChartFiles(chart()).digest(), json, values.secrets(stack), LONGEST);
    }

    /** Whose load balancer people come by; null where the cluster is emulated and names lead elsewhere by themselves. */
    @Nullable
    String ingress() {
        return emulated ? null : INGRESS;
    }

    /** Why the release cannot be made for this tenant yet; an emulated cluster has no load balancer that needs a certificate. */
    Optional<Failure> missing(StepContext context) {
        TenantProfile profile = context.profile();
        return emulated || profile.certificateArn() != null
                ? Optional.empty()
                : Optional.of(Failure.of(
                        FailureClass.CONFIG,
                        OutsideSystem.KUBERNETES,
                        profile.hostName(),
                        AssistantPhrase.NO_CERTIFICATE.say(
                                profile.hostName(), profile.aws().region())));
    }

    /** The database that the release works on; empty if it brings its own. */
    Optional<AppDatabase> database(StepContext context, StackFacts stack) {
        return values(context).database(stack);
    }

    private ChartValues values(StepContext context) {
        return new ChartValues(context.profile(), images(), emulated);
    }

    /** Beside the charts lies the list of all images that a release is made of. */
    private Map<String, Object> images() {
        Path file = settings.charts().toAbsolutePath().resolveSibling("images.yaml");
        try (Reader yaml = Files.newBufferedReader(file)) {
            Map<String, Map<String, Object>> list = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return Objects.requireNonNull(list.get("images"), "no images in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of images " + file + " cannot be read", e);
        }
    }

    AssistantTarget target(StepContext context) {
        return new AssistantTarget(
                URI.create(settings.assistantAddress()
                        .replace("{host}", context.profile().hostName())
                        .replace("{slug}", context.profile().slug().value())),
                ChartValues.ADMIN,
                new AccountSecrets(context.profile().slug()).adminPassword());
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
                Digests.of(values(context).known()));
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
