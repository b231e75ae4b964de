package dev.tenantry.runs;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Sayings;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.function.SingletonSupplier;

/**
 * Keeps no known secret in what is said of a run: what a system or a program answered is masked before it is saved, as the log of
 * the run is. Plans have their own way, and what steps remember is never a secret.
 */
final class MaskedRuns implements RunStore {

    private static final Logger log = LoggerFactory.getLogger(MaskedRuns.class);
    /** The facts of events that are sayings. */
    private static final Set<String> SAID = Set.of("cause", "saying", "beyond");

    private final RunStore runs;
    private final Maskings maskings;

    MaskedRuns(RunStore runs, Maskings maskings) {
        this.runs = runs;
        this.maskings = maskings;
    }

    @Override
    public Run load(RunId id) {
        return runs.load(id);
    }

    @Override
    public Optional<PlanDocument> approved(RunId id) {
        return runs.approved(id);
    }

    @Override
    public Run save(Run run, List<RunEvent> events) {
        UnaryOperator<String> mask = mask(run.tenant());
        Run masked = run.with(mask);
        return runs.save(masked, masked(events, run, masked, mask));
    }

    @Override
    public Run savePlanned(Run run, PlanDocument document, List<RunEvent> events) {
        UnaryOperator<String> mask = mask(run.tenant());
        Run masked = run.with(mask);
        return runs.savePlanned(masked, document, masked(events, run, masked, mask));
    }

    /** The secrets are read only if there is any text of others; where they cannot be, nothing of such a text is kept. */
    private UnaryOperator<String> mask(TenantId tenant) {
        SingletonSupplier<UnaryOperator<String>> masking = SingletonSupplier.of(() -> masking(tenant));
        return text -> text.isEmpty() ? text : masking.obtain().apply(text);
    }

    private UnaryOperator<String> masking(TenantId tenant) {
        try {
            return maskings.of(tenant)::maskCut;
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unreadable) {
            log.warn("the secrets of tenant {} cannot be read, so what was said is not kept", tenant, unreadable);
            return text -> isSaidBy(unreadable, text) ? text : Masking.MASK;
        }
    }

    /** Whoever keeps the key knows no secret of the tenant; what it refuses is most often why the run stands still. */
    private static boolean isSaidBy(RuntimeException unreadable, String text) {
        return unreadable instanceof OutsideFailure refused
                && (text.equals(refused.words())
                        || text.equals(refused.getMessage())
                        || text.equals(refused.system().label()));
    }

    private List<RunEvent> masked(List<RunEvent> events, Run run, Run masked, UnaryOperator<String> mask) {
        return events.stream()
                .filter(event -> event.kind() != RunEvent.Kind.STEP_PROGRESS || isNews(event, run, masked))
                .map(event -> masked(event, mask))
                .toList();
    }

    /** With a secret in it every saying is another than the one that was kept. */
    private boolean isNews(RunEvent event, Run run, Run masked) {
        Integer position = event.step();
        return position == null
                || masked.equals(run)
                || !masked.steps()
                        .get(position)
                        .isSaying(runs.load(run.id()).steps().get(position).saying());
    }

    private static RunEvent masked(RunEvent event, UnaryOperator<String> mask) {
        if (SAID.stream().noneMatch(event.facts()::containsKey)) {
            return event;
        }
        Map<String, String> facts = new TreeMap<>(event.facts());
        SAID.forEach(name -> facts.computeIfPresent(
                name, (same, text) -> Sayings.text(Sayings.of(text).with(mask))));
        return new RunEvent(event.kind(), event.step(), facts);
    }
}
