package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Pauses;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;

/** Holds and releases runs, for those who may. */
@org.springframework.stereotype.Component
public class PauseActs {

    private final Pauses pauses;
    private final Deciders deciders;

    PauseActs(Pauses pauses, Deciders deciders) {
        this.pauses = pauses;
        this.deciders = deciders;
    }

    /** What can be done, by the key of its name. */
    record Act(String key, Runnable begin) {}

    /** For all runs; nothing for who may not. */
    Component[] all() {
        return ofAll().map(act -> button(act.key(), act.begin())).stream().toArray(Component[]::new);
    }

    /** As {@link #all}, without its button. */
    Optional<Act> ofAll() {
        if (!deciders.viewerIsOne()) {
            return Optional.empty();
        }
        return Optional.of(
                pauses.ofAll().isPresent()
                        ? new Act("pause.releaseAll", () -> done(pauses::releaseAll))
                        : new Act(
                                "pause.beginAll",
                                () -> ask("pause.beginAll", "pause.consequenceAll", pauses::pauseAll)));
    }

    /** For one tenant's runs. */
    public Component of(TenantId tenant) {
        return pauses.of(tenant).isPresent()
                ? button("pause.release", () -> done(() -> pauses.release(tenant)))
                : button(
                        "pause.begin",
                        () -> ask("pause.begin", "pause.consequence", reason -> pauses.pause(tenant, reason)));
    }

    private static Button button(String key, Runnable act) {
        Button button = new Button(Texts.t(key), pressed -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static void ask(String act, String consequence, java.util.function.Consumer<String> begin) {
        new ReasonDialog(Texts.t(act), Texts.t(consequence), true, reason -> done(() -> begin.accept(reason))).open();
    }

    private static void done(Runnable act) {
        act.run();
        UI.getCurrentOrThrow().refreshCurrentRoute(true);
    }
}
