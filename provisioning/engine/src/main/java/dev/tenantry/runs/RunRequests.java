package dev.tenantry.runs;

import dev.tenantry.identity.Actor;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where other modules ask for runs. The caller's use case has checked who may. */
@Component
public class RunRequests {

    private final JdbcRuns runs;
    private final RunQueries queries;
    private final RunWaking waking;
    private final StepCatalogue catalogue;
    private final RunDecisions decisions;
    private final Map<RunKind, Recipe> recipes;
    private final Clock clock;

    RunRequests(
            JdbcRuns runs,
            RunQueries queries,
            RunWaking waking,
            StepCatalogue catalogue,
            RunDecisions decisions,
            List<Recipe> recipes,
            Clock clock) {
        this.runs = runs;
        this.queries = queries;
        this.waking = waking;
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.recipes = recipes.stream().collect(Collectors.toMap(Recipe::kind, Function.identity()));
        this.clock = clock;
    }

    /** What became of a request. */
    public sealed interface Requested {

        /** The run exists; asked for twice it is the same run. */
        record Accepted(RunId run) implements Requested {}

        /** Another run is changing this tenant and must end first. */
        record Busy(RunId run, long number) implements Requested {}
    }

    /**
     * Creates a run that plans at once. Must be called within a provider scope; the run exists when it commits. Asking twice in the
     * same moment is asking once: each run of a kind has its key from the one before it.
     */
    public Requested request(TenantId tenant, RunKind kind, Wanted wanted, Actor by) {
        Run draft = draft(tenant, kind, wanted, by, steps(kind, wanted));
        Optional<UUID> created = runs.insert(draft, key(tenant, kind), kind.changes());
        if (created.isPresent()) {
            RunId run = new RunId(created.get());
            waking.ring(run);
            return new Requested.Accepted(run);
        }
        return queries.mutating(tenant)
                .<Requested>map(busy -> new Requested.Busy(busy.id(), busy.number()))
                .orElseThrow(() -> new IllegalStateException("neither accepted nor busy: " + tenant));
    }

    private List<String> steps(RunKind kind, Wanted wanted) {
        Recipe recipe = Optional.ofNullable(recipes.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("no recipe for " + kind));
        return recipe.taken(wanted).stream().map(RecipeStep::name).toList();
    }

    private String key(TenantId tenant, RunKind kind) {
        String after = newest(tenant, kind).map(run -> " after " + run.number()).orElse("");
        return kind + " " + tenant + after;
    }

    /**
     * Gives a run that an incident stopped other inputs; it is planned anew, and asks for approval only where it leaves what was
     * approved. Must be called within a provider scope.
     *
     * @param fields names of what was changed, never values
     */
    public RunControl.Decision edit(TenantId tenant, RunId run, Wanted wanted, String fields) {
        return decisions.edit(tenant, run, wanted, fields);
    }

    /** Whether a run can be given other inputs now. Must be called within a provider scope. */
    public boolean editable(RunId run) {
        return RunChoices.of(runs.load(run), catalogue).contains(RunDetail.Choice.EDIT);
    }

    /** Names of the run's steps that were ever begun. Must be called within a provider scope. */
    public Set<String> begun(RunId run) {
        return runs.load(run).steps().stream()
                .filter(step -> step.attempt() > 0)
                .map(step -> step.key().name())
                .collect(Collectors.toSet());
    }

    /** The newest run of a kind that was asked for. Must be called within a provider scope. */
    public Optional<RunSummary> newest(TenantId tenant, RunKind kind) {
        return queries.list(new RunFilter(Set.of(), Set.of(kind), tenant, null)).stream()
                .findFirst();
    }

    /** The run that is changing the tenant and has not ended. Must be called within a provider scope. */
    public Optional<RunSummary> open(TenantId tenant) {
        return queries.mutating(tenant);
    }

    /** Whether nothing exists of what the tenant's runs may have made, an account of its own aside. Must be called within a provider scope. */
    public boolean leftNothing(TenantId tenant) {
        return queries.leftNothing(tenant);
    }

    private Run draft(TenantId tenant, RunKind kind, Wanted wanted, Actor by, List<String> names) {
        List<RunStep> steps = new ArrayList<>();
        for (String name : names) {
            StepKey key = catalogue.newest(name);
            steps.add(RunStep.planned(steps.size(), key));
        }
        Run.Requested requested = new Run.Requested(by.reference(), clock.instant());
        return new Run(
                new RunId(UUID.randomUUID()),
                0,
                tenant,
                kind,
                RunState.PLANNING,
                requested,
                wanted,
                steps,
                null,
                0,
                null,
                false,
                null,
                null,
                0);
    }
}
