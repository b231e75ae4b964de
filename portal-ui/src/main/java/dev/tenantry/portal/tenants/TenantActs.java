package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.amendments.Amendments;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.runs.PauseActs;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantState;
import java.util.Optional;
import java.util.stream.Stream;

/** What the staff can do with a tenant from its page, as far as the viewer may. */
@org.springframework.stereotype.Component
class TenantActs {

    private final SuspensionActs suspensions;
    private final OffboardingActs offboardings;
    private final PauseActs pauses;
    private final Amendments amendments;
    private final AmendmentOutcomes outcomes;
    private final DraftDiscard discard;

    TenantActs(
            SuspensionActs suspensions,
            OffboardingActs offboardings,
            PauseActs pauses,
            Amendments amendments,
            AmendmentOutcomes outcomes,
            DraftDiscard discard) {
        this.suspensions = suspensions;
        this.offboardings = offboardings;
        this.pauses = pauses;
        this.amendments = amendments;
        this.outcomes = outcomes;
        this.discard = discard;
    }

    /**
     * For the page's header.
     *
     * @param said where it is said why nothing came of one
     */
    Component[] of(Tenant tenant, Viewer viewer, Div said) {
        if (!NewTenantView.isFor(viewer)) {
            return new Component[0];
        }
        Stream<Component> always = Stream.of(
                        offboardings.of(tenant, said),
                        suspensions.of(tenant, said),
                        pause(tenant),
                        Optional.of(clone(tenant)),
                        change(tenant))
                .flatMap(Optional::stream);
        return Stream.concat(discard(tenant, said), always).toArray(Component[]::new);
    }

    /** A closed tenant has no runs any more that could be held. */
    private Optional<Component> pause(Tenant tenant) {
        return tenant.state() instanceof TenantState.Closed ? Optional.empty() : Optional.of(pauses.of(tenant.id()));
    }

    private Stream<Component> discard(Tenant tenant, Div said) {
        return tenant.state() instanceof TenantState.Draft
                ? Stream.of(discard.of(tenant.id(), TenantWords.name(tenant), tenant::version, notice -> {
                    said.removeAll();
                    said.add(notice);
                }))
                : Stream.empty();
    }

    void suspendOrResume(Tenant tenant, Div said) {
        suspensions.begin(tenant, said);
    }

    private static Button clone(Tenant tenant) {
        QueryParameters like =
                QueryParameters.of(NewTenantView.LIKE, tenant.id().toString());
        return new Button(
                Texts.t("tenant.clone"), pressed -> UI.getCurrentOrThrow().navigate(NewTenantView.PATH, like));
    }

    private static Optional<Component> change(Tenant tenant) {
        return Optional.of(tenant)
                .filter(TenantActs::isLive)
                .map(live -> new Button(
                        Texts.t("change.act"), pressed -> UI.getCurrentOrThrow().navigate(ChangeView.path(live.id()))));
    }

    /** Where what is agreed and what was built differ: has it planned once more. */
    Component[] whereItDiffers(Tenant tenant, Viewer viewer, Div said) {
        if (!isLive(tenant) || !NewTenantView.isFor(viewer)) {
            return new Component[0];
        }
        Button again = new Button(Texts.t("change.again"), pressed -> {
            said.removeAll();
            outcomes.tell(tenant.id(), amendments.applyAgain(tenant.id()), problems -> {}, said::add);
        });
        return new Component[] {again};
    }

    static boolean isLive(Tenant tenant) {
        return tenant.state() instanceof TenantState.Live;
    }
}
