package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpCatalogue.Probed;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks a server for its tools, and approves exactly those that are shown. */
final class ServerActs extends Div {

    private final McpCatalogue catalogue;
    private final Supplier<McpServer> anew;
    private final PasswordField token = new PasswordField(Texts.t("server.ask.token"));
    private final Button ask = new Button(Texts.t("server.ask"));
    private final Div approval = new Div();
    private final Div said = new Div();

    /** @param anew shows the page as the server stands now, and tells how that is */
    ServerActs(McpCatalogue catalogue, McpServer server, Supplier<McpServer> anew) {
        this.catalogue = catalogue;
        this.anew = anew;
        token.setHelperText(Texts.t("server.ask.token.why"));
        token.setAutocomplete(Autocomplete.OFF);
        token.setWidthFull();
        token.setVisible(server.needsToken());
        // the second click of a double click never leaves the browser
        ask.setDisableOnClick(true);
        ask.addClickListener(pressed -> ask(server.id()));
        said.getElement().setAttribute("aria-live", "polite");
        approval.addClassName("run__top");
        Card card = new Card(
                Texts.t("server.acts"), new Paragraph(Texts.t("server.ask.what")), token, new Div(ask), approval, said);
        add(card);
        offerApproval(server);
    }

    private void ask(String id) {
        Optional<String> typed = token.getOptionalValue().map(String::strip).filter(text -> !text.isEmpty());
        token.clear();
        say(InlineNotice.info(Texts.t("server.asking")));
        Aside.ask(UI.getCurrentOrThrow(), () -> catalogue.probe(id, typed), this::answered, () -> ask.setEnabled(true));
    }

    private void answered(Probed probed) {
        offerApproval(anew.get());
        say(
                switch (probed) {
                    case Probed.Answered(var found) ->
                        InlineNotice.success(
                                Texts.t("server.answered", found.tools().size()));
                    case Probed.Failed(var why) -> InlineNotice.error(Texts.t("server.failed", Texts.t(why)));
                    case Probed.TokenInvalid invalid -> InlineNotice.error(Texts.t("server.ask.token.form"));
                    case Probed.Unknown unknown -> InlineNotice.error(Texts.t("server.gone"));
                });
    }

    /** What is pressed approves what was shown with the button, whatever has been found since. */
    private void offerApproval(McpServer server) {
        approval.removeAll();
        Found found = server.found();
        if (found == null || server.isApproved()) {
            return;
        }
        Button approve = new Button(
                Texts.t("server.approve", found.tools().size()), pressed -> approve(server.id(), found.fingerprint()));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setDisableOnClick(true);
        approval.add(
                new Paragraph(Texts.t("server.approve.what", McpWords.shortened(found.fingerprint()))),
                new Div(approve));
    }

    private void approve(String id, String seen) {
        boolean approved = catalogue.approve(id, seen);
        offerApproval(anew.get());
        say(
                approved
                        ? InlineNotice.success(Texts.t("server.approved", McpWords.shortened(seen)))
                        : InlineNotice.warning(Texts.t("server.overtaken")));
    }

    private void say(Component notice) {
        said.removeAll();
        said.add(notice);
    }
}
