package dev.tenantry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.register.Drafts;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "handover", undo = Undo.GOES_ALONG)
class HandoverStepTests extends StepProofs {

    private static final String ACCOUNT = "210987654321";

    @TempDir
    private Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Drafts drafts = new Drafts(DATABASE.scope(), DATABASE.jdbc());

    @Override
    protected HandoverStep step() {
        return new HandoverStep(drafts.madeAccounts());
    }

    @Override
    protected StepStage stage() {
        StepStage stage = Ordered.stage(folder).withOutputs("account", Facts.of("account", ACCOUNT));
        drafts.begin(stage.tenant());
        return stage;
    }

    @Override
    protected Set<String> world(StepContext context) {
        String account = drafts.account(context.tenant());
        return account.isEmpty() ? Set.of() : Set.of(account);
    }

    @Test
    void leaves_an_account_that_somebody_has_named_meanwhile() {
        StepStage stage = stage();
        drafts.name(stage.tenant(), "111122223333");

        assertThat(stage.start(step(), () -> {})).isInstanceOfSatisfying(Progress.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.ALREADY_EXISTS);
            assertThat(failed.failure().cause()).isEqualTo(AccountPhrase.OTHER_NAMED.say("111122223333", ACCOUNT));
        });
        assertThat(world(stage)).containsExactly("111122223333");
        assertThat(stage.effects()).isEmpty();
    }

    @Test
    void says_what_becomes_of_the_account_whose_draft_was_thrown_away() {
        StepStage stage = Ordered.stage(folder).withOutputs("account", Facts.of("account", ACCOUNT));

        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed ->
                                assertThat(failed.failure().cause()).isEqualTo(AccountPhrase.DRAFT_GONE.say(ACCOUNT)));
    }
}
