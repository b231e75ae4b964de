package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.ConfirmByName;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be done with a run now, as buttons; each asks back what it must and says what became of it. */
final class RunActs {

    /** The primary act of each state comes last. */
    private static final List<Choice> ORDER = List.of(
            Choice.LEAVE,
            Choice.ROLL_BACK,
            Choice.SKIP,
            Choice.CANCEL,
            Choice.FORCE,
            Choice.REJECT,
            Choice.LOOK,
            Choice.EDIT,
            Choice.RETRY,
            Choice.APPROVE);

    /** Kinds of runs that make nothing which could be taken away; as long as one can be rolled back that takes a tenant down, nothing is. */
    private static final Set<RunKind> TURNING = Set.of(RunKind.SUSPEND, RunKind.RESUME, RunKind.OFFBOARD);

    private final RunControl control;
    private final RunDetail detail;
    private final String tenantName;
    private final @Nullable RunPlan shown;
    private final boolean mayApprove;
    private final Consumer<Component> outcome;

    /** @param shown the plan that stands on the page; null if it shows something else */
    RunActs(
            RunControl control,
            RunDetail detail,
            String tenantName,
            @Nullable RunPlan shown,
            boolean mayApprove,
            Consumer<Component> outcome) {
        this.control = control;
        this.detail = detail;
        this.tenantName = tenantName;
        this.shown = shown;
        this.mayApprove = mayApprove;
        this.outcome = outcome;
    }

    Component[] buttons() {
        return ORDER.stream()
                .filter(detail.choices()::contains)
                .filter(choice -> choice != Choice.ROLL_BACK || !isAskedFor())
                .map(this::act)
                .toArray(Component[]::new);
    }

    /** What waits for a second person is confirmed or taken back where it is told of. */
    private boolean isAskedFor() {
        Rollback rollback = detail.rollback();
        return rollback != null && rollback.asked() != null;
    }

    /** What cannot be read on the page cannot be approved there: the way to the plan stands in the button's place. */
    private Component act(Choice choice) {
        return switch (choice) {
            case EDIT -> buttonLink("tenants/" + detail.run().tenant() + "/correct", Texts.t(choice));
            case APPROVE -> shown == null ? review() : button(choice);
            case REJECT, CANCEL, FORCE, RETRY, SKIP, LOOK, ROLL_BACK, LEAVE -> button(choice);
        };
    }

    private Anchor review() {
        return buttonLink(RunWords.path(detail.run().number()) + "?tab=plan", Texts.t("approvals.review"));
    }

    private static Anchor buttonLink(String path, String words) {
        Anchor link = new Anchor(path, words);
        link.setRouterIgnore(false);
        link.addClassName("button-link");
        return link;
    }

    private Button button(Choice choice) {
        Button button = new Button(Texts.t(choice), pressed -> ask(choice));
        button.setEnabled(choice != Choice.APPROVE || mayApprove);
        switch (choice) {
            case APPROVE, RETRY -> button.addThemeVariants(ButtonVariant.PRIMARY);
            case FORCE, ROLL_BACK -> button.addThemeVariants(ButtonVariant.ERROR);
            case REJECT, CANCEL, SKIP, LOOK, LEAVE, EDIT -> button.addThemeVariants(ButtonVariant.TERTIARY);
        }
        if (isGrave(choice)) {
            button.addThemeVariants(ButtonVariant.ERROR);
        }
        return button;
    }

    private void ask(Choice choice) {
        Run run = detail.run();
        TenantId tenant = run.tenant();
        RunId id = run.id();
        String hash = shown == null ? "" : shown.hash();
        switch (choice) {
            case APPROVE -> withReason(choice, false, reason -> control.approve(tenant, id, hash, reason));
            case REJECT -> withReason(choice, true, reason -> control.reject(tenant, id, reason));
            case CANCEL -> withReason(choice, false, reason -> control.cancel(tenant, id, reason));
            case SKIP -> withReason(choice, true, reason -> control.skip(tenant, id, reason));
            case LEAVE -> withReason(choice, true, reason -> control.leave(tenant, id, reason));
            case RETRY -> tell(choice, control.retry(tenant, id));
            case LOOK -> tell(choice, control.look(tenant, id));
            case EDIT -> throw new IllegalStateException("edited on a page of its own");
            case FORCE -> byName(choice, typed -> control.force(tenant, id, null));
            case ROLL_BACK -> rollBack(choice, tenant, id);
        }
    }

    /** Whoever wants to destroy what holds data asks first, and says why. */
    private void rollBack(Choice choice, TenantId tenant, RunId id) {
        Rollback rollback = detail.rollback();
        if (rollback == null || !rollback.needsTwo()) {
            byName(choice, typed -> control.rollBack(tenant, id, null));
            return;
        }
        String consequence = Texts.t("rollback.ask.consequence", tenantName, SecondPerson.lost(rollback.losing()));
        new ReasonDialog(
                        Texts.t("rollback.ask"),
                        consequence,
                        true,
                        reason -> tell(choice, control.askRollback(tenant, id, reason)))
                .grave()
                .open();
    }

    private void withReason(Choice choice, boolean needed, Function<String, Decision> decide) {
        String consequence = Texts.t(consequence(choice), tenantName);
        ReasonDialog dialog =
                new ReasonDialog(Texts.t(choice), consequence, needed, reason -> tell(choice, decide.apply(reason)));
        (isGrave(choice) ? dialog.grave() : dialog).open();
    }

    /** What is approved then comes back by nothing. */
    private boolean isGrave(Choice choice) {
        return choice == Choice.APPROVE && detail.run().kind() == RunKind.OFFBOARD;
    }

    private void byName(Choice choice, Function<String, Decision> decide) {
        Paragraph consequences = new Paragraph(Texts.t(consequence(choice), tenantName));
        new ConfirmByName(
                        Texts.t("run.ask", Texts.t(choice)),
                        Texts.t(choice),
                        tenantName,
                        consequences,
                        typed -> tell(choice, decide.apply(typed)))
                .open();
    }

    /** Rolling back what only turned something over destroys nothing. */
    private String consequence(Choice choice) {
        String key = Texts.key(choice) + ".consequence";
        RunKind kind = detail.run().kind();
        if (choice == Choice.LEAVE && mayStillWork()) {
            return key + ".working";
        }
        if (choice == Choice.LEAVE && isUnsaved()) {
            return key + ".unsaved";
        }
        if (isGrave(choice) || (choice == Choice.LEAVE && kind == RunKind.OFFBOARD)) {
            return key + ".offboarding";
        }
        return choice == Choice.ROLL_BACK && TURNING.contains(kind) ? key + ".turning" : key;
    }

    private boolean mayStillWork() {
        var incident = detail.run().incident();
        return incident != null && incident.mayStillWork();
    }

    /** What Terraform made is known to this run alone. */
    private boolean isUnsaved() {
        var incident = detail.run().incident();
        return incident != null && incident.failure().failureClass() == FailureClass.STATE_NOT_SAVED;
    }

    private void tell(Choice choice, Decision decision) {
        outcome.accept(DecisionWords.of(decision, Texts.t(Texts.key(choice) + ".taken")));
    }
}
