package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a tenant's draft step by step; every step is kept as it is filled in and found again under its URL. */
@Route("tenants/new/:id([0-9a-f-]{36})/:step?")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class WizardView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private final Onboarding onboarding;
    private final WizardPages pages;
    private final WizardFrame frame = new WizardFrame();
    private WizardStep step = WizardStep.COMPANY;
    private boolean missing;
    private @Nullable DraftInHand hand;
    private @Nullable AccountHelp help;

    WizardView(TenantReading tenants, TenantDrafts drafts, Onboarding onboarding, WizardPages pages) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.onboarding = onboarding;
        this.pages = pages;
        add(frame);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        step = WizardStep.of(event.getRouteParameters().get("step").orElse(""));
        missing = event.getLocation().getQueryParameters().getParameters().containsKey(WizardStep.MISSING);
        DraftInHand draft = new DraftInHand(tenants, drafts, id);
        if (draft.submitted()) {
            event.forwardTo("tenants/" + id);
            return;
        }
        hand = draft;
        help = pages.help(draft);
        show(draft);
    }

    /** What could not be kept stays on the page until its author has chosen. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (hand != null && hand.overtaken()) {
            event.postpone();
        }
    }

    private void show(DraftInHand draft) {
        List<Problem> problems = draft.problems();
        frame.show(step == WizardStep.REVIEW ? review(draft, problems) : form(draft, problems));
        refresh(draft, problems);
    }

    private void refresh(DraftInHand draft, List<Problem> problems) {
        String heading = TenantWords.name(draft.draft());
        header(heading, Texts.t("wizard.answers"), pages.acts(draft, frame::tell));
        UI.getCurrentOrThrow().getPage().setTitle(heading);
        AccountHelp kept = help == null ? pages.help(draft) : help;
        frame.around(draft, step, problems, pages.consequences(step, draft, problems, kept));
        if (draft.overtaken()) {
            frame.overtaken(draft, () -> chosen(draft));
        }
    }

    private void chosen(DraftInHand draft) {
        if (draft.submitted()) {
            UI.getCurrentOrThrow().navigate("tenants/" + draft.id());
        } else {
            show(draft);
        }
    }

    private Card form(DraftInHand draft, List<Problem> problems) {
        DraftForm form = pages.form(step, draft.draft());
        form.show(problems, missing);
        form.whenFilled(() -> keep(draft, form));
        Button next = new Button(Texts.t("wizard.next"), pressed -> {
            if (keep(draft, form)) {
                UI.getCurrentOrThrow().navigate(TenantWords.wizard(draft.id(), step.next()));
            }
        });
        next.addThemeVariants(ButtonVariant.PRIMARY);
        return new Card(Texts.t(step), form, new Div(next));
    }

    private boolean keep(DraftInHand draft, DraftForm form) {
        boolean kept = draft.keep(form.into(draft.draft()));
        List<Problem> problems = draft.problems();
        form.show(problems, missing);
        refresh(draft, problems);
        return kept;
    }

    private Card review(DraftInHand draft, List<Problem> problems) {
        Button submit = new Button(Texts.t("wizard.submit"), pressed -> submit(draft));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setEnabled(problems.isEmpty());
        return new Card(Texts.t(WizardStep.REVIEW), pages.review(draft, problems), new Div(submit));
    }

    private void submit(DraftInHand draft) {
        switch (onboarding.submit(draft.id(), draft.version())) {
            case Onboarding.Submission.Submitted submitted ->
                UI.getCurrentOrThrow().navigate("tenants/" + draft.id());
            case Onboarding.Submission.Refused refused -> again(draft, "wizard.refused");
            case Onboarding.Submission.Overtaken overtaken -> again(draft, "wizard.changed");
            case Onboarding.Submission.Busy busy -> frame.tell("wizard.busy");
        }
    }

    private void again(DraftInHand draft, String key) {
        draft.takeTheirs();
        chosen(draft);
        frame.tell(key);
    }
}
