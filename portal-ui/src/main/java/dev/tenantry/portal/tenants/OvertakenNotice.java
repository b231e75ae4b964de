package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import java.util.stream.Collectors;

/** Tells that somebody else changed or submitted the draft, what of one's own is not kept yet, and lets choose. */
final class OvertakenNotice extends Div {

    private final DraftInHand hand;
    private final Runnable chosen;

    /** @param chosen called when there is something else to show */
    OvertakenNotice(DraftInHand hand, Runnable chosen) {
        this.hand = hand;
        this.chosen = chosen;
        String mine = hand.mine().stream().map(Texts::t).collect(Collectors.joining(", "));
        add(hand.tooLate() ? tooLate(mine) : changed(mine));
    }

    private InlineNotice changed(String mine) {
        Button keep = choice("wizard.overtaken.keep", hand::keepMine);
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        return InlineNotice.error(
                Texts.t("wizard.overtaken", mine), keep, choice("wizard.overtaken.theirs", hand::takeTheirs));
    }

    private InlineNotice tooLate(String mine) {
        return InlineNotice.error(Texts.t("wizard.tooLate", mine), choice("wizard.tooLate.theirs", hand::takeTheirs));
    }

    private Button choice(String key, Runnable choosing) {
        return new Button(Texts.t(key), pressed -> {
            choosing.run();
            chosen.run();
        });
    }
}
