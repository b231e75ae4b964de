package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import java.util.stream.Collectors;

/** Tells that somebody else changed the draft, what of one's own is not kept yet, and lets choose. */
final class OvertakenNotice extends Div {

    /** @param chosen called when the draft in hand is up to date again */
    OvertakenNotice(DraftInHand hand, Runnable chosen) {
        String mine = hand.mine().stream().map(Texts::t).collect(Collectors.joining(", "));
        Button keep = new Button(Texts.t("wizard.overtaken.keep"), pressed -> {
            hand.keepMine();
            chosen.run();
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        Button theirs = new Button(Texts.t("wizard.overtaken.theirs"), pressed -> {
            hand.takeTheirs();
            chosen.run();
        });
        add(InlineNotice.error(Texts.t("wizard.overtaken", mine), keep, theirs));
    }
}
