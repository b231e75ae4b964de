package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.register.ModelCatalogue.Offer;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

    /** The one that comes with the product. */
    static ModelCatalogue shipped() {
        return RegisterJson.models(
                Objects.requireNonNull(ModelCatalogue.class.getResourceAsStream("models.json"), "models.json"));
    }

    @Test
    void offers_what_a_stack_has_room_for_and_never_a_model_of_the_other_policy() {
        assertThat(shipped().offered(DataPolicy.LOCAL, SizeProfile.S))
                .extracting(Offer::id)
                .containsExactly("llama3.2:latest", "gemma3:4b");
        assertThat(shipped().offered(DataPolicy.LOCAL, SizeProfile.L))
                .extracting(Offer::policy)
                .containsOnly(DataPolicy.LOCAL)
                .hasSize(5);
        assertThat(shipped().offered(DataPolicy.EXTERNAL, SizeProfile.S))
                .extracting(Offer::policy)
                .containsOnly(DataPolicy.EXTERNAL);
    }

    @Test
    void refuses_a_file_that_leaves_a_size_without_standard_model() {
        Offer large = new Offer("m", "M", DataPolicy.LOCAL, SizeProfile.L, true);
        Offer external = new Offer("e", "E", DataPolicy.EXTERNAL, SizeProfile.S, true);
        assertThatThrownBy(() -> new ModelCatalogue(List.of(large, external)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOCAL of size S");
    }
}
