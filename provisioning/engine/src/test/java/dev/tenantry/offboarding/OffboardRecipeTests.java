package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.runs.RecipeStep;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Departure.From;
import dev.tenantry.tenants.Profiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OffboardRecipeTests {

    private static List<String> steps(From from) {
        return new OffboardRecipe()
                .definition(new Departure(Profiles.acme(), from, "they have it")).stream()
                        .map(RecipeStep::name)
                        .toList();
    }

    @ParameterizedTest
    @EnumSource(From.class)
    void closes_the_access_of_those_only_who_still_get_in(From from) {
        assertThat(steps(from).getFirst()).isEqualTo(from == From.LIVE ? "close-access" : "leave");
        assertThat(steps(from)).endsWith("remove-infrastructure", "remove-secrets", "sweep", "close");
    }
}
