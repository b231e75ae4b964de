package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.mcp.McpAcknowledgement;
import dev.tenantry.mcp.McpAcknowledgement.Leaving;
import dev.tenantry.mcp.McpAcknowledgement.Said;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.function.BiFunction;

/** What leaves the account through each MCP server, who has acknowledged it, and the word of the tenant's own administrator. */
final class McpLeavingPanel extends Div {

    private final McpAcknowledgement acknowledgement;
    private final TenantId tenant;
    private final DataPolicy policy;
    private final boolean mayAcknowledge;

    /** @param mayAcknowledge whether the viewer is an administrator of this tenant */
    McpLeavingPanel(McpAcknowledgement acknowledgement, TenantId tenant, DataPolicy policy, boolean mayAcknowledge) {
        this.acknowledgement = acknowledgement;
        this.tenant = tenant;
        this.policy = policy;
        this.mayAcknowledge = mayAcknowledge;
        addClassName("run__top");
        show();
    }

    private void show(Component... said) {
        removeAll();
        add(said);
        List<Leaving> all = acknowledgement.of(tenant);
        if (all.isEmpty()) {
            add(new EmptyState(Icon.MCP, Texts.t("leaving.none"), Texts.t("leaving.none.hint")));
            return;
        }
        add(new Paragraph(Texts.t(policy == DataPolicy.LOCAL ? "leaving.local" : "leaving.external")));
        all.forEach(leaving -> add(card(leaving)));
    }

    private Card card(Leaving leaving) {
        KeyValue facts = new KeyValue()
                .fact(
                        Texts.t("leaving.endpoint"),
                        leaving.endpoint() == null
                                ? new Mono(Texts.t("mcp.notInCatalogue", leaving.server()))
                                : new Mono(leaving.endpoint().toString()))
                .fact(Texts.t("leaving.what"), Texts.t("leaving.what.words"))
                .fact(
                        Texts.t("leaving.tools"),
                        leaving.tools().isEmpty()
                                ? Texts.t("leaving.tools.unknown")
                                : String.join(", ", leaving.tools()))
                .fact(Texts.t("leaving.byProvider"), word(leaving.byProvider()))
                .fact(Texts.t("leaving.byTenant"), word(leaving.byTenant()));
        Card card = new Card(leaving.name(), facts).beside(badge(leaving));
        if (mayAcknowledge && leaving.endpoint() != null) {
            card.add(new Div(act(leaving)));
        }
        return card;
    }

    private static String word(boolean acknowledged) {
        return Texts.t(acknowledged ? "leaving.yes" : "leaving.no");
    }

    private StateBadge badge(Leaving leaving) {
        boolean open = policy == DataPolicy.EXTERNAL || (leaving.byProvider() && leaving.byTenant());
        if (open && !leaving.given()) {
            return StateBadge.of(State.WAITING, Texts.t("leaving.notApproved"));
        }
        if (leaving.byProvider() && leaving.byTenant()) {
            return StateBadge.of(State.LIVE, Texts.t("leaving.both"));
        }
        if (policy == DataPolicy.EXTERNAL) {
            return StateBadge.of(State.LIVE, Texts.t("leaving.open"));
        }
        return StateBadge.of(
                State.NEEDS_YOU, Texts.t(leaving.byTenant() ? "leaving.waitsForProvider" : "leaving.waitsForTenant"));
    }

    private Button act(Leaving leaving) {
        Button button = leaving.byTenant()
                ? new Button(
                        Texts.t("leaving.withdraw"),
                        pressed -> say(leaving, acknowledgement::withdraw, "leaving.withdrawn"))
                : new Button(
                        Texts.t("leaving.acknowledge"),
                        pressed -> say(leaving, acknowledgement::acknowledge, "leaving.acknowledged"));
        button.addThemeVariants(leaving.byTenant() ? ButtonVariant.ERROR : ButtonVariant.PRIMARY);
        button.setAriaLabel(button.getText() + ": " + leaving.name());
        return button;
    }

    private void say(Leaving leaving, BiFunction<TenantId, Leaving, Said> word, String done) {
        show(
                switch (word.apply(tenant, leaving)) {
                    case DONE -> InlineNotice.success(Texts.t(done, leaving.name()));
                    case PLANNED -> InlineNotice.success(Texts.t("leaving.planned", Texts.t(done, leaving.name())));
                    case LATER -> InlineNotice.success(Texts.t("leaving.later", Texts.t(done, leaving.name())));
                    case CHANGED -> InlineNotice.warning(Texts.t("leaving.changed"));
                });
    }
}
