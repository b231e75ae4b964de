package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.ConfirmByName;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.RollbackWish;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import java.util.function.Consumer;

/** A rollback that one person wants and that waits for another, since it destroys what holds data. */
final class RollbackCard extends Div {

    private final RunControl control;
    private final Run run;
    private final RollbackWish asked;
    private final String lost;
    private final String tenantName;
    private final Consumer<Component> outcome;

    /** @param viewer what the viewer may do, and how people are called */
    RollbackCard(
            RunControl control,
            Run run,
            Rollback rollback,
            RollbackWish asked,
            HeldCard.Viewing viewer,
            Consumer<Component> outcome) {
        this.control = control;
        this.run = run;
        this.asked = asked;
        this.lost = SecondPerson.lost(rollback.losing());
        this.tenantName = viewer.tenantName();
        this.outcome = outcome;
        add(notice(viewer));
    }

    private Component notice(HeldCard.Viewing viewer) {
        String reason = DecisionWords.quoted(asked.reason());
        Button withdraw = new Button(
                Texts.t("rollback.withdraw"),
                pressed -> tell(control.withdrawRollback(run.tenant(), run.id()), "rollback.withdraw.taken"));
        if (viewer.asker()) {
            return InlineNotice.info(Texts.t("rollback.waits", reason, lost), withdraw);
        }
        String words = Texts.t("rollback.asked", viewer.askedBy(), reason, lost);
        if (!viewer.decides()) {
            return InlineNotice.warning(words);
        }
        Button confirm = new Button(Texts.t("rollback.confirm"), pressed -> confirm());
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return InlineNotice.warning(words, confirm, withdraw);
    }

    private void confirm() {
        new ConfirmByName(
                        Texts.t("run.ask", Texts.t("rollback.confirm")),
                        Texts.t("rollback.confirm"),
                        tenantName,
                        new Paragraph(Texts.t("Choice.ROLL_BACK.consequence.losing", tenantName, lost)),
                        typed -> tell(
                                control.confirmRollback(run.tenant(), run.id(), asked.askedAt()),
                                Texts.key(Choice.ROLL_BACK) + ".taken"))
                .open();
    }

    private void tell(Decision decision, String taken) {
        outcome.accept(DecisionWords.of(decision, Texts.t(taken)));
    }
}
