package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Page;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Fills a tenant's draft step by step; every step is kept as it is filled in and found again under its URL. */
@Route("tenants/new/:id([0-9a-f-]{36})/:step?")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class WizardView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantDrafts drafts;
    private final Onboarding onboarding;
    private final Div rail = new Div();
    private final Div notice = new Div();
    private TenantId id = TenantId.random();
    private WizardStep step = WizardStep.COMPANY;
    private TenantDraft draft = TenantDraft.fresh();
    private long version;

    WizardView(TenantReading tenants, TenantDrafts drafts, Onboarding onboarding) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.onboarding = onboarding;
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = TenantId.of(event.getRouteParameters().get("id").orElseThrow(() -> new NotFound("tenant")));
        step = WizardStep.of(event.getRouteParameters().get("step").orElse(""));
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        if (tenant.profile().isPresent()) {
            event.forwardTo("tenants/" + id);
            return;
        }
        draft = tenant.draft();
        version = tenant.version();
        show(tenant);
    }

    private void show(Tenant tenant) {
        removeAll();
        notice.removeAll();
        header(TenantWords.name(tenant), Texts.t("wizard.answers"));
        List<Problem> problems = problems();
        rail.removeAll();
        rail.add(new WizardRail(id, step, problems));
        rail.addClassName("run__steps");
        Div body = new Div(rail, step == WizardStep.REVIEW ? review(problems) : form(problems));
        body.addClassName("run");
        add(notice, body);
    }

    private List<Problem> problems() {
        return switch (drafts.check(id, draft)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(var all) -> all;
        };
    }

    private Card form(List<Problem> problems) {
        DraftForm[] form = new DraftForm[1];
        form[0] = new DraftForm(step.fields(), draft, () -> keep(form[0]));
        form[0].show(problems, false);
        Button next = new Button(Texts.t("wizard.next"), pressed -> {
            keep(form[0]);
            UI.getCurrentOrThrow().navigate(TenantWords.wizard(id, step.next()));
        });
        next.addThemeVariants(ButtonVariant.PRIMARY);
        return new Card(Texts.t(step), form[0], next);
    }

    private void keep(DraftForm form) {
        draft = form.into(draft);
        switch (drafts.save(id, draft, version)) {
            case TenantDrafts.Saved.Kept(long now) -> {
                version = now;
                List<Problem> problems = problems();
                form.show(problems, false);
                rail.removeAll();
                rail.add(new WizardRail(id, step, problems));
            }
            case TenantDrafts.Saved.Overtaken overtaken -> tell("wizard.overtaken");
        }
    }

    private Card review(List<Problem> problems) {
        Button submit = new Button(Texts.t("wizard.submit"), pressed -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setEnabled(problems.isEmpty());
        return new Card(Texts.t(WizardStep.REVIEW), new DraftReview(id, draft, problems), submit);
    }

    private void submit() {
        switch (onboarding.submit(id)) {
            case Onboarding.Submission.Submitted submitted ->
                UI.getCurrentOrThrow().navigate("tenants/" + id);
            case Onboarding.Submission.Refused refused ->
                show(tenants.tenant(id).orElseThrow(() -> new NotFound("tenant")));
            case Onboarding.Submission.Busy busy -> tell("wizard.busy");
        }
    }

    private void tell(String key) {
        notice.removeAll();
        notice.add(InlineNotice.error(Texts.t(key)));
    }
}
