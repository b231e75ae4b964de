package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.accounts.AccountOrders.Lack;
import dev.tenantry.accounts.AccountOrders.Ordered;
import dev.tenantry.accounts.AccountOrders.Standing;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.util.Set;

/**
 * Has an account made for a tenant that brings none, or says how far that is. Stays the same while the page around it is shown anew, so
 * that an address that is being typed is not lost.
 */
final class MadeAccountCard extends Div {

    private final AccountOrders orders;
    private final TenantId tenant;
    private final EmailField email = new EmailField(Texts.t("madeAccount.email"));
    private final Button press = new Button(Texts.t("madeAccount.order"));
    private final Div said = new Div();

    MadeAccountCard(AccountOrders orders, TenantId tenant) {
        this.orders = orders;
        this.tenant = tenant;
        addClassName("run__top");
        email.setHelperText(Texts.t("madeAccount.email.why"));
        email.setManualValidation(true);
        email.setWidthFull();
        // the second click of a double click never leaves the browser
        press.setDisableOnClick(true);
        press.addClickListener(pressed -> order());
        said.getElement().setAttribute("aria-live", "polite");
    }

    /** Whether the account that the draft names was made for it, so that the customer has nothing to do. */
    boolean isMade() {
        return orders.standing(tenant) instanceof Standing.Made;
    }

    /** Shows how things stand now. */
    MadeAccountCard about(TenantDraft draft) {
        removeAll();
        switch (orders.standing(tenant)) {
            case Standing.NotSet(var missing) ->
                add(new Paragraph(Texts.t("madeAccount.notSet", String.join(", ", missing))));
            case Standing.UnderWay(var run) ->
                add(InlineNotice.info(Texts.t("madeAccount.underWay", number(run), Texts.t(run.state())), link(run)));
            case Standing.Made(var account, var run) ->
                add(InlineNotice.success(
                        Texts.t("madeAccount.made", account),
                        run.map(MadeAccountCard::link).stream().toArray(Component[]::new)));
            case Standing.Possible(var before) -> {
                before.ifPresent(run -> add(InlineNotice.warning(
                        Texts.t("madeAccount.before", number(run), Texts.t(run.state())), link(run))));
                form(draft);
            }
        }
        return this;
    }

    private void form(TenantDraft draft) {
        if (!draft.get(Field.ACCOUNT_ID).isEmpty()) {
            add(new Paragraph(Texts.t("madeAccount.named")));
            return;
        }
        add(new Paragraph(Texts.t("madeAccount.what")), new KeyValue().fact(Texts.t("madeAccount.name"), name(draft)));
        add(email, new Div(press), said);
    }

    private Component name(TenantDraft draft) {
        String slug = draft.get(Field.SLUG);
        return Slug.isValid(slug)
                ? new Mono(AccountOrder.nameFor(tenant, Slug.of(slug)))
                : new Span(Texts.t("madeAccount.name.later"));
    }

    private void order() {
        said.removeAll();
        email.setInvalid(false);
        try {
            switch (orders.order(tenant, email.getValue().strip())) {
                case Ordered.Accepted accepted -> lookAtRun();
                case Ordered.Refused(var lacks) -> refused(lacks);
                case Ordered.NotSet(var missing) -> tell("madeAccount.notSet", String.join(", ", missing));
                case Ordered.Busy(var number) -> tell("madeAccount.busy", Long.toString(number));
                case Ordered.Overtaken overtaken -> tell("madeAccount.overtaken");
            }
        } finally {
            press.setEnabled(true);
        }
    }

    private void lookAtRun() {
        if (orders.standing(tenant) instanceof Standing.UnderWay(var run)) {
            UI.getCurrentOrThrow().navigate(RunWords.path(run.number()));
        }
    }

    private void refused(Set<Lack> lacks) {
        if (lacks.contains(Lack.EMAIL)) {
            email.setErrorMessage(Texts.t(Lack.EMAIL));
            email.setInvalid(true);
        }
        lacks.stream()
                .filter(lack -> lack != Lack.EMAIL)
                .sorted()
                .forEach(lack -> said.add(InlineNotice.error(Texts.t(lack))));
    }

    private void tell(String key, Object... arguments) {
        said.add(InlineNotice.error(Texts.t(key, arguments)));
    }

    private static Anchor link(RunSummary run) {
        Anchor link = new Anchor(RunWords.path(run.number()), Texts.t("madeAccount.run", number(run)));
        link.setRouterIgnore(false);
        return link;
    }

    private static String number(RunSummary run) {
        return Long.toString(run.number());
    }
}
