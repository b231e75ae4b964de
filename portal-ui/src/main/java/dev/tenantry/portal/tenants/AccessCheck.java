package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.onboarding.WayIn;
import dev.tenantry.portal.i18n.Texts;
import java.time.Clock;
import java.util.function.Supplier;

/** Proves by a press that the role in the account lets us in. */
final class AccessCheck extends Div {

    AccessCheck(Supplier<WayIn> attempt, Clock clock) {
        addClassName("run__top");
        Div answer = new Div();
        answer.getElement().setAttribute("aria-live", "polite");
        Button press = new Button(Texts.t("access.try"));
        // the second click of a double click never leaves the browser
        press.setDisableOnClick(true);
        press.addClickListener(pressed -> {
            answer.removeAll();
            try {
                answer.add(new AccessAnswer(attempt.get(), clock.instant()));
            } finally {
                press.setEnabled(true);
            }
        });
        Div bar = new Div(press);
        add(new Paragraph(Texts.t("access.what")), bar, answer);
    }
}
