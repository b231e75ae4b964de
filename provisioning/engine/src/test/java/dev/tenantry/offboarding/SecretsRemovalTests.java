package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Proves(value = "remove-secrets", undo = Undo.NO_WAY_BACK)
class SecretsRemovalTests extends DepartureProofs {

    @Override
    protected Step step() {
        return new SecretsRemoval();
    }

    @Override
    protected StepStage stage() {
        return asked().withSecret("billing-password", "p")
                .withSecret("tools.agency", "t")
                .withSecret("qdrant.key", "q");
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
    }

    @Override
    protected Set<String> world(StepContext context) {
        return new TreeSet<>(context.secrets().names());
    }

    @Test
    void keeps_what_opens_the_invoices_and_forgets_all_else() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(world(stage)).containsExactly("billing-password");
    }
}
