package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.onboarding.WayIn;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.Slug;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Proves by a press that the role in the account lets us in. Stays the same while the page around it is shown anew: a press right
 * after typing comes together with what was typed.
 */
final class AccessCheck extends Div {

    private final Supplier<WayIn> attempt;
    private final Clock clock;
    private final Button press = new Button(Texts.t("access.try"));
    private final Div answer = new Div();
    private String about = "";
    private boolean named = true;

    AccessCheck(Supplier<WayIn> attempt, Clock clock) {
        this.attempt = attempt;
        this.clock = clock;
        addClassName("run__top");
        answer.getElement().setAttribute("aria-live", "polite");
        // the second click of a double click never leaves the browser
        press.setDisableOnClick(true);
        press.addClickListener(pressed -> tryNow());
        add(new Paragraph(Texts.t("access.what")), new Div(press), answer);
    }

    private void tryNow() {
        answer.removeAll();
        try {
            answer.add(new AccessAnswer(attempt.get(), clock.instant()));
            if (!named) {
                answer.add(new Paragraph(Texts.t("access.notNamed")));
            }
        } finally {
            press.setEnabled(true);
        }
    }

    /** An answer about another account, or about a stack for another short name, is none any more. */
    AccessCheck about(TenantDraft draft) {
        named = Slug.isValid(draft.get(Field.SLUG));
        String now = draft.get(Field.ACCOUNT_ID) + " " + draft.get(Field.REGION) + " " + draft.get(Field.SLUG);
        if (!now.equals(about)) {
            answer.removeAll();
            about = now;
        }
        return this;
    }
}
