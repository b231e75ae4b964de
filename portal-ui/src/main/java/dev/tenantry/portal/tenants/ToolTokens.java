package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.mcp.McpTokens;
import dev.tenantry.mcp.McpTokens.Outcome;
import dev.tenantry.mcp.McpTokens.Standing;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.AskFirst;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.runs.RunNames;
import dev.tenantry.tenants.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens that the tenant's assistant sends to its MCP servers: whether one is kept, since when and by whom, never which. */
final class ToolTokens extends Div {

    private final McpTokens tokens;
    private final RunNames names;
    private final TenantId tenant;
    private final boolean mayGive;
    private final Div said = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Card card;
    private final Map<String, Button> gives = new HashMap<>();

    /** @param mayGive whether the viewer may give, replace and take away */
    ToolTokens(McpTokens tokens, RunNames names, TenantId tenant, boolean mayGive) {
        this.tokens = tokens;
        this.names = names;
        this.tenant = tenant;
        this.mayGive = mayGive;
        said.getElement().setAttribute("aria-live", "polite");
        list.addClassName("rows");
        card = new Card(Texts.t("token.heading"), new Paragraph(Texts.t("token.kept.where")), list);
        add(said, card);
        show();
    }

    private void show() {
        List<Standing> all = tokens.of(tenant);
        list.removeAll();
        gives.clear();
        all.forEach(standing -> list.add(row(standing)));
        card.setVisible(!all.isEmpty());
    }

    private ListItem row(Standing standing) {
        Span name = new Span(standing.name());
        name.addClassName("row__title");
        Div words = new Div(name, since(standing));
        words.addClassName("row__words");
        ListItem row = new ListItem(words, badge(standing));
        row.addClassName("row");
        if (mayGive) {
            row.add(acts(standing));
        }
        return row;
    }

    private Paragraph since(Standing standing) {
        if (standing.since() == null) {
            return new Paragraph(Texts.t("token.never"));
        }
        String who = names.of(standing.by());
        return new Paragraph(new Text(Texts.t(done(standing), who) + " "), new Ago(standing.since()));
    }

    private static String done(Standing standing) {
        if (standing.moved()) {
            return "token.moved";
        }
        return standing.kept() ? "token.given" : "token.taken";
    }

    private static StateBadge badge(Standing standing) {
        if (standing.isMissing()) {
            return StateBadge.of(State.NEEDS_YOU, Texts.t(standing.moved() ? "token.again" : "token.missing"));
        }
        return standing.wanted()
                ? StateBadge.of(State.LIVE, Texts.t("token.kept"))
                : StateBadge.of(State.WAITING, Texts.t("token.notWanted"));
    }

    private Component[] acts(Standing standing) {
        Button give = named(Texts.t(standing.kept() ? "token.replace" : "token.enter"), standing);
        give.addClickListener(pressed -> ask(standing, give.getText()));
        give.setVisible(standing.wanted());
        gives.put(standing.server(), give);
        Button take = named(Texts.t("token.take"), standing);
        take.addThemeVariants(ButtonVariant.ERROR);
        take.addClickListener(pressed -> askFirst(standing));
        take.setVisible(standing.kept());
        return new Component[] {give, take};
    }

    private static Button named(String act, Standing standing) {
        Button button = new Button(act);
        button.setAriaLabel(act + ": " + standing.name());
        return button;
    }

    private void ask(Standing standing, String act) {
        new ToolTokenDialog(
                        standing.name(),
                        act,
                        typed -> tokens.give(tenant, standing.server(), typed),
                        outcome -> say(outcome, standing, "token.done"))
                .open();
    }

    private void askFirst(Standing standing) {
        new AskFirst(
                        Texts.t("token.take.ask", standing.name()),
                        Texts.t("token.take.follows"),
                        Texts.t("token.take"),
                        () -> say(tokens.takeAway(tenant, standing.server()), standing, "token.gone"))
                .open();
    }

    private void say(Outcome outcome, Standing standing, String what) {
        String done = Texts.t(what, standing.name());
        said.removeAll();
        said.add(
                switch (outcome) {
                    case Outcome.Planned planned -> InlineNotice.success(Texts.t("token.planned", done));
                    case Outcome.Later later -> InlineNotice.success(Texts.t("token.later", done));
                    case Outcome.Refused(var fault) -> InlineNotice.error(Texts.t(fault));
                    case Outcome.Failed(var kind) ->
                        InlineNotice.error(Texts.t(kind.refuses() ? "token.unsealable" : "token.unsealed"));
                    case Outcome.NotWanted notWanted -> InlineNotice.warning(Texts.t("token.changed"));
                });
        show();
        // the button that was pressed is gone, and the focus with it
        Optional.ofNullable(gives.get(standing.server())).ifPresent(Button::focus);
    }
}
