package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.drift.Drift;
import dev.tenantry.drift.Drift.Acceptance;
import dev.tenantry.drift.Drift.Difference;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.runs.PlanChange;
import dev.tenantry.portal.runs.ReasonDialog;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;

/** What the newest comparison of a tenant with what was agreed came to, and what can be done about it. */
final class DriftCard {

    private final DriftScans scans;
    private final TenantId tenant;
    private final boolean mayAct;

    /** @param mayAct whether the viewer may let differences be */
    DriftCard(DriftScans scans, TenantId tenant, boolean mayAct) {
        this.scans = scans;
        this.tenant = tenant;
        this.mayAct = mayAct;
    }

    /**
     * @param drift empty if the tenant was never compared
     * @param acts comparing once more and bringing it back, as far as the viewer may
     */
    Card of(Optional<Drift> drift, Component... acts) {
        Div content = new Div(summary(drift, acts));
        content.addClassName("run__top");
        drift.ifPresent(found -> content.add(about(found)));
        drift.filter(found -> !found.differences().isEmpty()).ifPresent(found -> content.add(list(found)));
        return new Card(Texts.t("drift.heading"), content);
    }

    private InlineNotice summary(Optional<Drift> drift, Component... acts) {
        if (drift.isEmpty()) {
            return InlineNotice.info(Texts.t("drift.never"), acts);
        }
        int open = drift.get().open().size();
        int all = drift.get().differences().size();
        if (drift.get().outdated()) {
            return InlineNotice.info(withHint("drift.outdated"), acts);
        }
        return open > 0
                ? InlineNotice.warning(withHint("drift.open", open), acts)
                : InlineNotice.success(Texts.t("drift.same", all), acts);
    }

    /** What can be done about it is said to those who can. */
    private String withHint(String key, Object... facts) {
        String said = Texts.t(key, facts);
        return mayAct ? said + " " + Texts.t(key + ".hint") : said;
    }

    private static Div about(Drift drift) {
        Anchor run = new Anchor(RunWords.path(drift.number()), Texts.t("drift.run", Long.toString(drift.number())));
        run.setRouterIgnore(false);
        Div about = new Div(run, new Ago(drift.at()));
        about.addClassName("bar");
        return about;
    }

    private UnorderedList list(Drift drift) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        drift.differences().forEach(difference -> list.add(row(difference)));
        return list;
    }

    private ListItem row(Difference difference) {
        ListItem row = new ListItem(new PlanChange(difference.change()));
        row.addClassName("row");
        Acceptance acceptance = difference.acceptance();
        if (acceptance != null) {
            Paragraph reason = new Paragraph(Texts.t("drift.accepted", acceptance.reason()));
            reason.addClassName("muted");
            row.add(reason);
        }
        if (mayAct) {
            row.add(acceptance == null ? accept(difference) : withdraw(difference));
        }
        return row;
    }

    private Button accept(Difference difference) {
        return button(
                "drift.accept",
                difference,
                () -> new ReasonDialog(
                                Texts.t("drift.accept"),
                                Texts.t("drift.accept.consequence"),
                                true,
                                reason -> done(() -> scans.accept(tenant, difference.key(), reason)))
                        .open());
    }

    private Button withdraw(Difference difference) {
        return button("drift.withdraw", difference, () -> done(() -> scans.withdraw(tenant, difference.key())));
    }

    private static Button button(String key, Difference difference, Runnable act) {
        Button button = new Button(Texts.t(key), pressed -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(Texts.t(key) + ": " + difference.change().address());
        return button;
    }

    private static void done(Runnable act) {
        act.run();
        UI.getCurrentOrThrow().refreshCurrentRoute(true);
    }
}
