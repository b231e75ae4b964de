package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.keycloak.KeycloakAt;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "remove-identity", undo = Undo.NO_WAY_BACK)
class IdentityRemovalTests extends StepProofs {

    private static final String SECRET = "secret-of-tests";

    @TempDir
    private Path folder;

    @AutoClose
    private final KeycloakStandIn server =
            StandIn.listening(new KeycloakStandIn(Place.ofTest(Map.of("client-secret", SECRET))));

    private final PretendedAdministrators administrators = new PretendedAdministrators();
    private SignInDirectory directory;
    private int people;

    @BeforeEach
    void connect() throws IOException {
        directory = KeycloakAt.directory(server.url(), Files.writeString(folder.resolve("secret"), SECRET));
    }

    private IdentityStep identity() {
        return new IdentityStep(directory, administrators);
    }

    @Override
    protected Step step() {
        return new IdentityRemoval(directory, administrators);
    }

    @Override
    protected StepStage stage() {
        String admin = "ada" + people++ + "@acme.example";
        return new StepStage(folder).with(IdentityStepTests.withAdmin(admin)).after(identity(), () -> {});
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
    }

    @Override
    protected Set<String> world(StepContext context) {
        String admin = TenantAdminPiece.admin(context).email();
        Set<String> ours = new TreeSet<>(server.world());
        ours.removeIf(line -> !line.contains(OrganizationPiece.alias(context).value()) && !line.endsWith(" " + admin));
        ours.addAll(administrators.of(context.tenant()));
        return ours;
    }

    @Test
    void shows_what_goes_without_names_or_addresses() {
        StepStage stage = stage();

        assertThat(stage.plan(step(), () -> {})).isInstanceOfSatisfying(Progress.Done.class, done -> {
            PlannedPart part = (PlannedPart) done.value();
            assertThat(part.changes())
                    .extracting(Change::action, Change::type)
                    .containsExactly(
                            tuple(Change.Action.DESTROY, "organization"),
                            tuple(Change.Action.DESTROY, "account"),
                            tuple(Change.Action.DESTROY, "administrators"));
            assertThat(part.toString()).doesNotContain("@acme.example", "Ada");
        });
    }

    @Test
    void leaves_nothing_in_directory_and_portal() {
        StepStage stage = stage();

        stage.start(step(), () -> {});

        assertThat(world(stage)).isEmpty();
        assertThat(stage.plan(step(), () -> {})).isEqualTo(Progress.done(new PlannedPart.Exact(List.of())));
    }
}
