package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.AskFirst;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.tenants.TenantId;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Throwing a draft away, quietly and after a question; one for which a run was created is kept. */
@org.springframework.stereotype.Component
class DraftDiscard {

    private final TenantDrafts drafts;
    private final TenantRuns runs;

    DraftDiscard(TenantDrafts drafts, TenantRuns runs) {
        this.drafts = drafts;
        this.runs = runs;
    }

    /**
     * Nothing for a draft that cannot be thrown away.
     *
     * @param version of the draft as it stands on the page when the button is pressed
     * @param said told why nothing came of it
     */
    Component[] of(TenantId draft, String name, LongSupplier version, Consumer<InlineNotice> said) {
        if (!runs.of(draft).isEmpty()) {
            return new Component[0];
        }
        Button button = new Button(Texts.t("draft.discard"), pressed -> ask(draft, name, version, said));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return new Component[] {button};
    }

    private void ask(TenantId draft, String name, LongSupplier version, Consumer<InlineNotice> said) {
        new AskFirst(
                        Texts.t("draft.discard.ask", name),
                        Texts.t("draft.discard.consequence"),
                        Texts.t("draft.discard.act"),
                        () -> tell(drafts.discard(draft, version.getAsLong()), said))
                .open();
    }

    private static void tell(TenantDrafts.Discarded outcome, Consumer<InlineNotice> said) {
        switch (outcome) {
            case DONE -> UI.getCurrentOrThrow().navigate("tenants");
            case OVERTAKEN, SUBMITTED, HAS_RUNS -> said.accept(InlineNotice.error(Texts.t(outcome)));
        }
    }
}
