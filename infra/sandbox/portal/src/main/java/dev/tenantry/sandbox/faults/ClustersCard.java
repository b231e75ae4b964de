package dev.tenantry.sandbox.faults;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;

/** The tenants' simulated clusters: what goes wrong in each, to be set and healed by those who may. */
class ClustersCard extends Composite<Div> {

    private final ClusterFaults faults;
    private final boolean mayChange;
    private final UnorderedList list = new UnorderedList();

    ClustersCard(ClusterFaults faults, boolean mayChange) {
        this.faults = faults;
        this.mayChange = mayChange;
        list.addClassName("rows");
        getContent().add(new Card(Texts.t("clusters.heading"), new Paragraph(Texts.t("clusters.what")), list));
        show();
    }

    private void show() {
        list.removeAll();
        faults.look().forEach(cluster -> list.add(row(cluster)));
        list.setVisible(list.getComponentCount() > 0);
    }

    private ListItem row(ClusterSeen cluster) {
        var name = new Span(cluster.name());
        name.addClassName("row__title");
        var words = new Div(
                name,
                new Paragraph(cluster.fault()
                        .map(fault -> Texts.t(Texts.key(fault) + ".does"))
                        .orElse(Texts.t("clusters.works"))));
        words.addClassNames("row__words", "faults__part");
        var row = new ListItem(words);
        row.addClassName("row");
        cluster.fault().ifPresent(fault -> row.add(StateBadge.of(State.NEEDS_YOU, Texts.t(fault))));
        if (mayChange) {
            row.add(cluster.fault().isPresent() ? heal(cluster) : disturb(cluster));
        }
        return row;
    }

    private Component heal(ClusterSeen cluster) {
        var button = new Button(Texts.t("clusters.heal"), pressed -> {
            faults.heal(cluster.account());
            show();
        });
        button.setAriaLabel(Texts.t("clusters.heal.named", cluster.name()));
        return button;
    }

    private Component disturb(ClusterSeen cluster) {
        var choice = new Select<ClusterFault>();
        choice.setItems(ClusterFault.values());
        choice.setItemLabelGenerator(Texts::t);
        choice.setPlaceholder(Texts.t("sandbox.break"));
        choice.setAriaLabel(Texts.t("sandbox.break.named", cluster.name()));
        choice.addValueChangeListener(chosen -> {
            faults.disturb(cluster.account(), chosen.getValue());
            show();
        });
        return choice;
    }
}
