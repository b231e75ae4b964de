package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Value;
import dev.tenantry.terraform.ResourceChange.Action;
import dev.tenantry.terraform.TerraformTask.Apply;
import dev.tenantry.terraform.TerraformTask.Goal;
import dev.tenantry.terraform.TerraformTask.Outputs;
import dev.tenantry.terraform.TerraformTask.Plan;
import dev.tenantry.terraform.TerraformTask.PushState;
import dev.tenantry.terraform.TerraformTask.Unlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we rely on, whichever program it is. */
abstract class TerraformContract {

    private static final Map<String, Object> ACME = Map.of("tenant", "acme", "password", "correct horse battery");

    @TempDir
    private Path folder;

    private TerraformBench bench;

    protected abstract TerraformSettings settings();

    protected final Path folder() {
        return folder;
    }

    protected final TerraformBench bench() {
        return bench;
    }

    @BeforeEach
    void open() {
        bench = TerraformBench.open(folder, settings());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void plans_applies_and_hands_the_outputs_on() {
        StackWork work = bench.stack("small", ACME);
        bench.done(work, new Plan(Goal.RECONCILE));
        TerraformPlan plan = bench.cli().plan(work.folder());

        assertThat(plan.applyable()).isTrue();
        assertThat(plan.resources())
                .extracting(ResourceChange::address, ResourceChange::module, ResourceChange::action)
                .containsExactly(
                        tuple("module.label.terraform_data.label", "module.label", Action.CREATE),
                        tuple("terraform_data.login", "", Action.CREATE),
                        tuple("terraform_data.network", "", Action.CREATE));
        assertThat(plan.changedOutputs()).containsExactlyInAnyOrder("network", "password");

        bench.done(work, new Apply());
        TerraformOutputs outputs = bench.cli().outputs(work.folder());
        assertThat(outputs.open()).isEqualTo(Map.of("network", "acme"));
        assertThat(outputs.sensitive()).isEqualTo(Map.of("password", "correct horse battery"));
        assertThat(outputs.toString()).doesNotContain("horse");
    }

    @Test
    void finds_nothing_to_do_after_an_apply() {
        StackWork work = bench.applied("small", ACME);
        bench.done(work, new Plan(Goal.RECONCILE));
        TerraformPlan plan = bench.cli().plan(work.folder());

        assertThat(plan.applyable()).isFalse();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.count(Action.NOOP)).isEqualTo(3);
    }

    @Test
    void shows_which_attribute_changes_and_hides_what_is_sensitive() {
        bench.applied("small", ACME);
        StackWork work = bench.stack("small", Map.of("tenant", "beta", "password", "another secret word"));
        bench.done(work, new Plan(Goal.RECONCILE));
        TerraformPlan plan = bench.cli().plan(work.folder());

        assertThat(plan.changes())
                .extracting(Change::address, Change::action)
                .containsExactly(
                        tuple("module.label.terraform_data.label", Change.Action.CHANGE),
                        tuple("terraform_data.login", Change.Action.CHANGE),
                        tuple("terraform_data.network", Change.Action.CHANGE));
        assertThat(plan.changes().getLast().attributes())
                .contains(new Change.AttributeChange("input.name", Value.known("acme"), Value.known("beta")));
        assertThat(plan.changes().get(1).attributes())
                .contains(new Change.AttributeChange(
                        "input.password",
                        Value.sensitive("correct horse battery"),
                        Value.sensitive("another secret word")));
        assertThat(plan.toString()).doesNotContain("horse").doesNotContain("secret word");
    }

    @Test
    void plans_the_same_twice() {
        StackWork work = bench.stack("small", ACME);
        bench.done(work, new Plan(Goal.RECONCILE));
        TerraformPlan first = bench.cli().plan(work.folder());
        bench.done(work, new Plan(Goal.RECONCILE));

        assertThat(bench.cli().plan(work.folder())).isEqualTo(first);
    }

    @Test
    void destroys_what_a_destroy_plan_names() {
        StackWork work = bench.applied("small", ACME);
        bench.done(work, new Plan(Goal.DESTROY));
        assertThat(bench.cli().plan(work.folder()).count(Action.DELETE)).isEqualTo(3);
        bench.done(work, new Apply());

        assertThat(bench.cli().outputs(work.folder()).open()).isEmpty();
        bench.done(work, new Plan(Goal.RECONCILE));
        assertThat(bench.cli().plan(work.folder()).count(Action.CREATE)).isEqualTo(3);
    }

    @Test
    void looks_only_for_drift() {
        StackWork work = bench.applied("small", ACME);
        bench.done(work, new Plan(Goal.LOOK));

        assertThat(bench.cli().plan(work.folder()).drift()).isEmpty();
    }

    @Test
    void keeps_a_plan_to_itself_and_no_longer_than_needed() throws IOException {
        StackWork work = bench.stack("small", ACME);
        bench.done(work, new Plan(Goal.RECONCILE));
        for (Path secret : new Path[] {work.folder().planFile(), work.folder().planJson()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
        bench.done(work, new Apply());

        assertThat(work.folder().planFile()).doesNotExist();
        assertThatThrownBy(() -> bench.cli().plan(work.folder())).isInstanceOf(OutsideFailure.class);
        bench.cli().discardResults(work.folder());
        assertThatThrownBy(() -> bench.cli().outputs(work.folder())).isInstanceOf(OutsideFailure.class);
    }

    @Test
    void says_no_secret_while_it_works() {
        StackWork work = bench.applied("small", ACME);
        bench.done(work, new Outputs());

        assertThat(bench.allOutput()).contains("Apply complete!").doesNotContain("correct horse battery");
    }

    @Test
    void tells_phases_and_resources_as_events() {
        bench.applied("small", ACME);

        assertThat(bench.events())
                .hasAtLeastOneElementOfType(TerraformEvent.Version.class)
                .hasAtLeastOneElementOfType(TerraformEvent.ApplyComplete.class)
                .hasAtLeastOneElementOfType(TerraformEvent.Outputs.class);
        assertThat(bench.events().stream()
                        .filter(TerraformEvent.Phase.class::isInstance)
                        .map(event -> ((TerraformEvent.Phase) event).name()))
                .containsExactly("init", "plan", "show", "apply", "output");
        assertThat(bench.events().stream().filter(TerraformEvent.Phase.class::isInstance))
                .extracting(event -> ((TerraformEvent.Phase) event).at())
                .doesNotContainNull()
                .isSorted();
        assertThat(bench.events().stream().filter(TerraformEvent.ChangeSummary.class::isInstance))
                .extracting(event -> ((TerraformEvent.ChangeSummary) event).add())
                .containsExactly(3, 3);
    }

    @Test
    void points_to_the_place_of_a_mistake_in_the_stack() {
        TerraformFailure failure = bench.fails(bench.stack("broken", Map.of()), new Plan(Goal.RECONCILE));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.CONFIG);
        assertThat(failure.phase()).isEqualTo("init");
        assertThat(failure.decisive().file()).isEqualTo(new TerraformDiagnostic.Place("main.tf", 5));
        assertThat(failure.toFailure().cause()).hasToString("Unclosed configuration block");
    }

    @Test
    void names_the_holder_of_a_lock_and_stops_politely() {
        StackWork work = bench.stack("slow", Map.of("tenant", "acme"));
        bench.done(work, new Plan(Goal.RECONCILE));
        var applying = bench.start(work, new Apply());
        bench.awaitOutput(applying, "terraform_data.slow: Creating...");

        TerraformFailure locked = bench.fails(bench.sameStateAs(work, "other"), new Plan(Goal.RECONCILE));
        assertThat(locked.failureClass()).isEqualTo(FailureClass.LOCKED);
        LockInfo lock = Objects.requireNonNull(locked.lock(), "who holds the lock");
        assertThat(lock.id()).matches("[0-9a-f-]{36}");
        assertThat(lock.operation()).isEqualTo("OperationTypeApply");
        assertThat(lock.who()).contains("@");

        assertThat(bench.cli().stop(applying)).isTrue();
        assertThat(bench.failure(applying, work).failureClass()).isEqualTo(FailureClass.CANCELLED);
        bench.done(work, new Plan(Goal.RECONCILE));
        assertThat(bench.cli().plan(work.folder()).resources())
                .extracting(ResourceChange::address, ResourceChange::action)
                .contains(tuple("terraform_data.quick", Action.NOOP))
                .doesNotContain(tuple("terraform_data.slow", Action.NOOP));
    }

    @Test
    void killed_before_it_said_what_is_wrong_is_worth_another_try() {
        StackWork work = bench.stack("slow", Map.of("tenant", "acme"));
        bench.done(work, new Plan(Goal.RECONCILE));
        var applying = bench.start(work, new Apply());
        bench.awaitOutput(applying, "terraform_data.slow: Creating...");

        assertThat(bench.cli().kill(applying)).isTrue();
        assertThat(bench.failure(applying, work).failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void killed_alone_as_when_memory_runs_out_it_is_worth_another_try() {
        StackWork work = bench.stack("slow", Map.of("tenant", "acme"));
        bench.done(work, new Plan(Goal.RECONCILE));
        var applying = bench.start(work, new Apply());
        bench.awaitOutput(applying, "terraform_data.slow: Creating...");

        var working = (TerraformState.Working) bench.cli().inspect(applying, work.folder());
        ProcessHandle.of(working.pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
        assertThat(bench.failure(applying, work).failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void refuses_a_plan_that_the_world_has_overtaken() {
        StackWork slowpoke = bench.stack("small", ACME);
        bench.done(slowpoke, new Plan(Goal.RECONCILE));
        StackWork other = bench.sameStateAs(slowpoke, "other");
        bench.done(other, new Plan(Goal.RECONCILE));
        bench.done(other, new Apply());

        TerraformFailure failure = bench.fails(slowpoke, new Apply());
        assertThat(failure.failureClass()).isEqualTo(FailureClass.STALE_PLAN);
        assertThat(failure.phase()).isEqualTo("apply");
    }

    @Test
    void saves_a_state_that_could_not_be_saved() throws IOException {
        StackWork work = bench.applied("small", ACME);
        String state = Files.readString(bench.stateFile());
        Files.writeString(work.folder().erroredState(), state.replaceFirst("\"serial\": *\\d+", "\"serial\": 77"));
        assertThat(bench.cli().hasUnsavedState(work.folder())).isTrue();

        bench.done(work, new PushState());
        assertThat(bench.cli().hasUnsavedState(work.folder())).isFalse();
        assertThat(Files.readString(bench.stateFile())).containsPattern("\"serial\": *77");
    }

    @Test
    void says_that_an_unsaved_state_comes_first_whatever_else_failed() throws IOException {
        StackWork work = bench.stack("broken", Map.of());
        Files.writeString(work.folder().erroredState(), "{}");

        assertThat(bench.fails(work, new Plan(Goal.RECONCILE)).failureClass()).isEqualTo(FailureClass.STATE_NOT_SAVED);
    }

    @Test
    void reports_a_lock_that_is_not_held() {
        StackWork work = bench.applied("small", ACME);
        TerraformFailure failure = bench.fails(work, new Unlock("040dfab6-1760-b414-6133-16bdc7041852"));

        assertThat(failure.phase()).isEqualTo("unlock");
        assertThat(failure.decisive().text()).contains("Failed to unlock state");
    }

    @Test
    void inputs_are_readable_by_their_owner_only() throws IOException {
        StackWork work = bench.stack("small", ACME);

        try (Stream<Path> files = Files.list(work.folder().root())) {
            assertThat(files.filter(file -> file.getFileName().toString().endsWith(".json")))
                    .isNotEmpty()
                    .allMatch(TerraformContract::isPrivate);
        }
        assertThat(work.toString()).doesNotContain("horse");
    }

    private static boolean isPrivate(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
