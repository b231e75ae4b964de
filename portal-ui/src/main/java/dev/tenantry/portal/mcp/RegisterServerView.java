package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.Role;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpCatalogue.Registered;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;

/** Takes a server into the catalogue; nothing is asked of it yet. */
@Route(RegisterServerView.PATH)
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class RegisterServerView extends Page {

    static final String PATH = "mcp/new";

    private final McpCatalogue catalogue;
    private final ServerForm form = new ServerForm(this::register);

    RegisterServerView(McpCatalogue catalogue) {
        this.catalogue = catalogue;
        narrow();
        header(Texts.t("register.heading"), Texts.t("register.answers"));
        add(new Card(Texts.t("register.server"), form));
    }

    /** Whether somebody may change the catalogue: the same roles that may come in here. */
    static boolean isFor(Viewer viewer) {
        return Stream.of(RegisterServerView.class
                        .getAnnotation(RolesAllowed.class)
                        .value())
                .map(Role::valueOf)
                .anyMatch(viewer.roles()::contains);
    }

    @Override
    public List<Crumb> trail() {
        return McpWords.trail();
    }

    private void register() {
        switch (catalogue.register(form.typed())) {
            case Registered.Done(var server) -> UI.getCurrentOrThrow().navigate(McpWords.path(server.id()));
            case Registered.Refused(var faults) -> form.refuse(faults);
        }
    }
}
