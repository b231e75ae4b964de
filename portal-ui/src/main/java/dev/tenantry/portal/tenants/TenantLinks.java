package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.Simulation;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.Run;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The ways out of the portal to what a tenant has elsewhere, each only where it leads somewhere. */
@org.springframework.stereotype.Component
@EnableConfigurationProperties(LinkSettings.class)
class TenantLinks {

    /** What the step that opens the account at Lago hands on: the organization's name in addresses. */
    private static final String BILLING = "billing";

    private static final String DASHBOARD = "dashboard";

    private final LinkSettings settings;
    private final TenantRuns runs;
    private final boolean simulated;

    TenantLinks(LinkSettings settings, TenantRuns runs, ObjectProvider<Simulation> simulation) {
        this.settings = settings;
        this.runs = runs;
        this.simulated = simulation.getIfAvailable() != null;
    }

    /** Empty for tenants that have nothing elsewhere yet, or nothing any more. */
    Optional<Card> of(Tenant tenant, Viewer viewer) {
        boolean settled = tenant.state() instanceof TenantState.Live || tenant.state() instanceof TenantState.Suspended;
        return tenant.profile()
                .filter(profile -> settled)
                .map(profile -> lines(tenant, profile, viewer))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new Card(Texts.t("links.heading"), lines.toArray(Component[]::new)));
    }

    /** Nobody of the tenant has an account at Lago, so only the provider's staff is led there. */
    private List<Component> lines(Tenant tenant, TenantProfile profile, Viewer viewer) {
        return Stream.of(
                        assistant(tenant, profile),
                        viewer.isStaff()
                                ? line("links.lago", "links.lago.what", lago(tenant.id()))
                                : Optional.<Component>empty(),
                        NewTenantView.isFor(viewer)
                                ? line("links.console", "links.console.what", console(profile))
                                : Optional.<Component>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    /** One that stands still answers nobody. */
    private Optional<Component> assistant(Tenant tenant, TenantProfile profile) {
        return tenant.state() instanceof TenantState.Live
                ? line(
                        "links.assistant",
                        "links.assistant.what",
                        address(settings.assistant().replace("{host}", profile.hostName())))
                : Optional.empty();
    }

    private Optional<String> lago(TenantId id) {
        return address(settings.lago())
                .flatMap(front -> runs.built(id).flatMap(TenantLinks::dashboard).map(slug -> front + "/" + slug));
    }

    private static Optional<String> dashboard(Run run) {
        return run.steps().stream()
                .filter(step -> step.key().name().equals(BILLING))
                .flatMap(step -> Optional.ofNullable(step.outputs().values().get(DASHBOARD)).stream())
                .filter(slug -> !slug.isBlank())
                .findFirst();
    }

    private Optional<String> console(TenantProfile profile) {
        return address(settings.console()
                .replace("{account}", profile.aws().accountId())
                .replace("{region}", profile.aws().region()));
    }

    private static Optional<String> address(String set) {
        return Optional.of(set).filter(address -> !address.isBlank());
    }

    /** In the sandbox it is said why there is no link; elsewhere there is just none. */
    private Optional<Component> line(String name, String what, Optional<String> address) {
        return address.map(to -> shown(link(to, Texts.t(name)), Texts.t(what)))
                .or(() -> simulated
                        ? Optional.of(shown(new Span(Texts.t(name)), Texts.t("links.simulated")))
                        : Optional.empty());
    }

    private static Component shown(Component head, String words) {
        Paragraph what = new Paragraph(words);
        what.addClassName("muted");
        return new Div(head, what);
    }

    private static Anchor link(String address, String name) {
        Anchor link = new Anchor(address, Texts.t("links.newWindow", name), AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.add(new Span(" "), Icon.EXTERNAL.decorative());
        return link;
    }
}
