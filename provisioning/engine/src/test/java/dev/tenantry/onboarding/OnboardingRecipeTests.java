package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.CentralHalf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The steps are spread over modules that do not know each other; their sources are all here. */
class OnboardingRecipeTests {

    private static final Path ROOT = Path.of("../..");
    private static final List<String> MODULES = List.of("billing", "mcp-registry", "provisioning/engine");
    private static final Pattern PROOF = Pattern.compile("@Proves\\(\"([^\"]+)\"\\)\\s+class \\w+ extends \\w+Proofs");

    /** Of the run that makes an account before there is anything to onboard. */
    private static final List<String> MAKING_AN_ACCOUNT = List.of("account", "bootstrap", "handover");

    /** Of the runs that take a tenant out of use and back, besides what onboarding has. */
    private static final List<String> SUSPENDING =
            List.of("close-access", "stop-workloads", "suspend", "start-workloads", "open-access", "resume");

    /** Of the run that takes a tenant down, besides what suspending has. */
    private static final List<String> OFFBOARDING = List.of(
            "leave",
            "remove-application",
            "remove-identity",
            "remove-billing",
            "remove-gateway",
            "remove-infrastructure",
            "remove-secrets",
            "sweep",
            "close");

    @Test
    void holds_each_step_to_the_three_proofs_once() throws IOException {
        assertThat(proven())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(OnboardingRecipe.STEPS, MAKING_AN_ACCOUNT, SUSPENDING, OFFBOARDING)
                                .flatMap(List::stream)
                                .toList());
    }

    /** What each central step plans is held to {@link CentralHalf} beside it: gateway, identity and go-live here, billing in its module. */
    @Test
    void says_of_each_step_whether_it_acts_in_the_tenants_own_account_or_centrally() {
        assertThat(CentralHalf.steps()).containsExactlyInAnyOrder("gateway", "billing", "identity", "go-live");
        assertThat(OnboardingRecipe.STEPS)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CentralHalf.steps().stream(), CentralHalf.stepsOfTenantsOwn().stream())
                                .toList());
    }

    private static List<String> proven() throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    names.addAll(PROOF.matcher(Files.readString(source))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .toList());
                }
            }
        }
        return names;
    }
}
