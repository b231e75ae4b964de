package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Problem;
import java.util.List;

/** The parts of the wizard's page: what has to be told, the steps, the inputs, and what follows from them. */
final class WizardFrame extends Div {

    private final Div choice = new Div();
    private final Div notice = new Div();
    private final Div rail = new Div();
    private final Div content = new Div();
    private final Div consequences = new Div();

    WizardFrame() {
        rail.addClassName("run__steps");
        Div middle = new Div(content, consequences);
        middle.addClassName("run__top");
        consequences.addClassName("run__top");
        Div body = new Div(rail, middle);
        body.addClassName("run");
        add(choice, notice, body);
    }

    void show(Component inputs) {
        content.removeAll();
        content.add(inputs);
    }

    /** Shows everything around the inputs anew; what was told before is gone. */
    void around(DraftInHand draft, WizardStep step, List<Problem> problems, List<Component> following) {
        choice.removeAll();
        notice.removeAll();
        rail.removeAll();
        rail.add(new WizardRail(draft.id(), step, problems));
        consequences.removeAll();
        consequences.add(following);
    }

    /**
     * Stays until the choice is made, whatever is told meanwhile: nobody leaves before.
     *
     * @param chosen called when there is something else to show
     */
    void overtaken(DraftInHand draft, Runnable chosen) {
        choice.add(new OvertakenNotice(draft, chosen));
    }

    void tell(String key) {
        tell(InlineNotice.error(Texts.t(key)));
    }

    void tell(InlineNotice said) {
        notice.removeAll();
        notice.add(said);
    }
}
