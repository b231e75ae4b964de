package dev.tenantry.sandbox.faults;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.KeyValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Chooses a fault, and says before it is set what it does and what one then sees. */
class FaultForm extends Composite<Div> {

    private static final int USUAL_SECONDS = 15;
    private static final int MOST_SECONDS = 120;

    private final Select<StandInSeen> standIn = new Select<>();
    private final Select<StandInFault> fault = new Select<>();
    private final RadioButtonGroup<HowLong> howLong = new RadioButtonGroup<>();
    private final TextField where = new TextField(Texts.t("sandbox.form.where"));
    private final IntegerField seconds = new IntegerField(Texts.t("sandbox.form.seconds"));
    private final Div words = new Div();

    /**
     * @param standIns those that answer, at least one
     * @param chosen the name of one of them, if the address says so
     */
    FaultForm(List<StandInSeen> standIns, Optional<String> chosen, BiConsumer<StandInSeen, FaultOn> set) {
        standIn.setLabel(Texts.t("sandbox.form.standIn"));
        standIn.setItems(standIns);
        standIn.setItemLabelGenerator(one -> FaultWords.standIn(one.name()));
        fault.setLabel(Texts.t("sandbox.form.fault"));
        fault.setItemLabelGenerator(Texts::t);
        howLong.setLabel(Texts.t("sandbox.form.howLong"));
        howLong.setItems(HowLong.values());
        howLong.setItemLabelGenerator(Texts::t);
        howLong.setValue(HowLong.UNTIL_CLEARED);
        where.setHelperText(Texts.t("sandbox.form.where.hint"));
        seconds.setMin(1);
        seconds.setMax(MOST_SECONDS);
        seconds.setStepButtonsVisible(true);
        seconds.setValue(USUAL_SECONDS);
        standIn.addValueChangeListener(e -> offer(e.getValue()));
        fault.addValueChangeListener(e -> explain());
        standIn.setValue(standIns.stream()
                .filter(one -> chosen.equals(Optional.of(one.name())))
                .findFirst()
                .orElse(standIns.getFirst()));
        if (chosen.isPresent()) {
            fault.focus();
        }
        var submit = new Button(Texts.t("sandbox.form.submit"), e -> submit(set));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClassName("faults__submit");
        var fields = new Div(standIn, fault, seconds, where, howLong);
        fields.addClassName("faults__fields");
        getContent().add(new Card(Texts.t("sandbox.form"), fields, words, submit));
    }

    /** Only what this stand-in can play; what was chosen stays if it can. */
    private void offer(StandInSeen chosen) {
        var before = fault.getOptionalValue().filter(chosen.possible()::contains);
        fault.setItems(chosen.possible());
        fault.setValue(before.orElse(chosen.possible().getFirst()));
        explain();
    }

    private void explain() {
        words.removeAll();
        fault.getOptionalValue().ifPresent(chosen -> {
            seconds.setVisible(chosen == StandInFault.SLOW);
            words.add(new KeyValue()
                    .fact(
                            Texts.t("sandbox.form.met"),
                            FaultWords.met(standIn.getValue().name()))
                    .fact(Texts.t("sandbox.form.does"), FaultWords.does(chosen))
                    .fact(Texts.t("sandbox.form.seen"), FaultWords.seen(chosen)));
        });
    }

    private void submit(BiConsumer<StandInSeen, FaultOn> set) {
        if (seconds.isVisible() && (seconds.isInvalid() || seconds.isEmpty())) {
            return;
        }
        var delay = fault.getValue() == StandInFault.SLOW ? seconds.getValue() * 1_000L : 0;
        var wanted = new FaultOn(
                fault.getValue(), where.getValue().strip(), howLong.getValue().times(), delay);
        set.accept(standIn.getValue(), wanted);
    }
}
