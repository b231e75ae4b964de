package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.steps.CentralHalf;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The steps are spread over modules that do not know each other; their sources are all here. */
class RecipesTests {

    private static final Path ROOT = Path.of("../..");
    private static final Path DRAWN = ROOT.resolve("docs/architecture/runs.md");
    private static final List<String> MODULES = List.of("billing", "mcp-registry", "provisioning/engine");
    private static final Pattern PROOF = Pattern.compile(
            "@Proves\\((?:value = )?\"([^\"]+)\"(?:, undo = Undo\\.(\\w+))?\\)\\s+class \\w+ extends \\w+Proofs");

    /** Each kind of run that there is, in the order of the kinds. */
    private static List<Recipe> recipes() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Recipe.class));
        return scan.findCandidateComponents("dev.tenantry").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> name.endsWith("Recipe"))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .map(found -> (Recipe) BeanUtils.instantiateClass(found))
                .sorted(Comparator.comparing(Recipe::kind))
                .toList();
    }

    private static Recipe recipe(RunKind kind) {
        return recipes().stream()
                .filter(recipe -> recipe.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(RunKind kind) {
        return recipe(kind).steps().stream().map(RecipeStep::name).toList();
    }

    @Test
    void hold_each_step_to_the_three_proofs_once() throws IOException {
        assertThat(proven()).extracting(RecipeStep::name).doesNotHaveDuplicates();
        assertThat(proven())
                .extracting(RecipeStep::name)
                .containsExactlyInAnyOrderElementsOf(recipes().stream()
                        .flatMap(recipe -> recipe.steps().stream())
                        .map(RecipeStep::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void say_of_each_step_what_its_proofs_show_of_its_undoing() throws IOException {
        List<RecipeStep> proven = proven();
        recipes().stream()
                .filter(recipe -> recipe.kind().changes() && !recipe.kind().goesForwardOnly())
                .forEach(recipe ->
                        assertThat(recipe.steps()).as("%s", recipe.kind()).isSubsetOf(proven));
    }

    @Test
    void undo_nothing_where_a_run_goes_forward_only_or_only_looks() {
        assertThat(recipes()).allSatisfy(recipe -> {
            Set<Undo> undo = recipe.steps().stream().map(RecipeStep::undo).collect(Collectors.toSet());
            assertThat(undo.equals(Set.of(Undo.NEVER))).isEqualTo(recipe.kind().goesForwardOnly());
            assertThat(undo.equals(Set.of(Undo.NOTHING)))
                    .isNotEqualTo(recipe.kind().changes());
        });
    }

    /** What each central step plans is held to {@link CentralHalf} beside it: gateway, identity and go-live here, billing in its module. */
    @Test
    void say_of_each_step_whether_it_acts_in_the_tenants_own_account_or_centrally() {
        assertThat(CentralHalf.steps()).containsExactlyInAnyOrder("gateway", "billing", "identity", "go-live");
        assertThat(names(RunKind.ONBOARD))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CentralHalf.steps().stream(), CentralHalf.stepsOfTenantsOwn().stream())
                                .toList());
    }

    @Test
    void refuse_what_a_run_does_not_begin_with() {
        assertThatThrownBy(() -> recipe(RunKind.OFFBOARD).taken(Profiles.acme()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OFFBOARD begins with Departure, not with TenantProfile");
        assertThat(recipe(RunKind.ONBOARD).taken(Profiles.acme()))
                .isEqualTo(recipe(RunKind.ONBOARD).steps());
    }

    /** The picture is part of the documentation; {@code -Dapprove} draws it anew. */
    @Test
    void stand_in_the_documentation_as_they_are() throws IOException {
        String drawn = drawn();
        if (System.getProperty("approve") != null) {
            Files.writeString(DRAWN, drawn);
        }
        assertThat(DRAWN).hasContent(drawn);
    }

    private static String drawn() {
        StringBuilder page = new StringBuilder("""
                # Kinds of runs

                Drawn from the recipes by `RecipesTests`; `-Dapprove` draws it anew. Of each kind: what it begins with, its steps in order, and
                what becomes of a step's work when the run is rolled back.
                """);
        for (Recipe recipe : recipes()) {
            page.append("\n## %s\n\nBegins with: `%s`.\n\n| | step | rolled back |\n|---|---|---|\n"
                    .formatted(recipe.kind(), recipe.input().getSimpleName()));
            for (int at = 0; at < recipe.steps().size(); at++) {
                RecipeStep step = recipe.steps().get(at);
                page.append("| %d | `%s` | %s |\n".formatted(at + 1, step.name(), inWords(step.undo())));
            }
        }
        return page.toString();
    }

    private static String inWords(Undo undo) {
        return switch (undo) {
            case NOTHING -> "only looks";
            case TAKEN_BACK -> "is taken back";
            case GOES_ALONG -> "goes with what an earlier step made";
            case NO_WAY_BACK -> "once done, no way back";
            case NEVER -> "never: the run goes forward only";
        };
    }

    private static List<RecipeStep> proven() throws IOException {
        List<RecipeStep> proven = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    Matcher proof = PROOF.matcher(Files.readString(source));
                    while (proof.find()) {
                        proven.add(new RecipeStep(
                                proof.group(1),
                                proof.group(2) == null ? Undo.TAKEN_BACK : Undo.valueOf(proof.group(2))));
                    }
                }
            }
        }
        return proven;
    }
}
