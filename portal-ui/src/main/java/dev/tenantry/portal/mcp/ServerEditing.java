package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServerEditing;
import dev.tenantry.mcp.McpServerEditing.Edited;
import dev.tenantry.mcp.McpServerEditing.Removed;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.AskFirst;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;

/** Changes what the catalogue says of a server, and takes it out. */
final class ServerEditing extends Div {

    private final McpServerEditing editing;
    private final Runnable anew;
    private final McpServer server;
    private final ServerForm form;
    private final Div said = new Div();

    /** @param anew shows the page as the server stands now */
    ServerEditing(McpServerEditing editing, McpServer server, Runnable anew) {
        this.editing = editing;
        this.server = server;
        this.anew = anew;
        this.form = new ServerForm(server, this::save);
        said.getElement().setAttribute("aria-live", "polite");
        Button out = new Button(Texts.t("server.remove"), pressed -> ask());
        out.addThemeVariants(ButtonVariant.ERROR);
        add(new Card(Texts.t("server.edit"), form, new Div(out), said));
    }

    private void save() {
        switch (editing.edit(form.typed(), server.version())) {
            case Edited.Done done -> anew.run();
            case Edited.Refused(var faults) -> form.refuse(faults);
            case Edited.Overtaken overtaken -> say(InlineNotice.warning(Texts.t("server.edit.overtaken")));
            case Edited.Chosen(var tenants) ->
                say(InlineNotice.error(Texts.t("server.edit.chosen", String.join(", ", tenants))));
            case Edited.BySettings kept -> say(InlineNotice.error(Texts.t("server.bySettings")));
        }
    }

    private void ask() {
        new AskFirst(
                        Texts.t("server.remove.ask", server.name()),
                        Texts.t("server.remove.follows"),
                        Texts.t("server.remove"),
                        this::remove)
                .open();
    }

    private void remove() {
        switch (editing.remove(server.id())) {
            case Removed.Done done -> UI.getCurrentOrThrow().navigate(McpServersView.class);
            case Removed.Chosen(var tenants) ->
                say(InlineNotice.error(Texts.t("server.remove.chosen", String.join(", ", tenants))));
            case Removed.BySettings kept -> say(InlineNotice.error(Texts.t("server.bySettings")));
            case Removed.Unknown unknown -> say(InlineNotice.error(Texts.t("server.gone")));
        }
    }

    private void say(Component notice) {
        said.removeAll();
        said.add(notice);
    }
}
