package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tenantry.onboarding.SignInSecret.Brought;
import dev.tenantry.onboarding.SignInSecret.Place;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.runs.RunSummary;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the client secret of the sign-in and hands it on at once; the field is empty again before anything else happens. */
final class SignInSecretForm extends Div {

    private final Function<String, Brought> bring;
    private final Optional<RunSummary> waiting;
    private final Optional<Consumer<RunSummary>> retry;
    private final PasswordField secret = new PasswordField(Texts.t("signInSecret.field"));
    private final Button write = new Button(Texts.t("signInSecret.write"));
    private final Div said = new Div();

    /**
     * @param waiting the run that waits for it
     * @param retry lets that run go on; empty if the viewer may not
     */
    SignInSecretForm(
            Place place,
            Function<String, Brought> bring,
            Optional<RunSummary> waiting,
            Optional<Consumer<RunSummary>> retry) {
        this.bring = bring;
        this.waiting = waiting;
        this.retry = retry;
        addClassName("run__top");
        add(new Paragraph(Texts.t("signInSecret.what")));
        switch (place) {
            case NOT_WANTED -> setVisible(false);
            case NOT_BUILT -> add(InlineNotice.info(Texts.t("signInSecret.notBuilt")));
            case READY -> input();
        }
    }

    private void input() {
        waiting.ifPresent(run -> add(InlineNotice.warning(Texts.t("signInSecret.waits", number(run)))));
        secret.setWidthFull();
        secret.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
        secret.setHelperText(Texts.t("signInSecret.field.why"));
        // the second click of a double click never leaves the browser
        write.setDisableOnClick(true);
        write.addClickListener(pressed -> write());
        said.getElement().setAttribute("aria-live", "polite");
        add(secret, new Div(write), said);
    }

    private void write() {
        String typed = secret.getValue();
        secret.clear();
        said.removeAll();
        try {
            said.add(words(bring.apply(typed)));
        } finally {
            write.setEnabled(true);
        }
    }

    private Component words(Brought brought) {
        return switch (brought) {
            case Brought.Written written -> InlineNotice.success(Texts.t("signInSecret.written"), next());
            case Brought.Refused refused -> InlineNotice.error(Texts.t("signInSecret.refused"));
            case Brought.Failed(var kind) ->
                InlineNotice.error(Texts.t(
                        switch (kind) {
                            case NOT_FOUND -> "signInSecret.gone";
                            case NOT_AUTHORIZED -> "signInSecret.closed";
                            case DOWN,
                                    TIMEOUT,
                                    ANSWER_LOST,
                                    RATE_LIMITED,
                                    BROKEN,
                                    ALREADY_EXISTS,
                                    REJECTED,
                                    NOT_UNDERSTOOD,
                                    FORBIDDEN_ADDRESS -> "signInSecret.failed";
                        }));
        };
    }

    /** Whoever may lets the run go on right here, everybody else is led to it. */
    private Component[] next() {
        return waiting.stream()
                .map(run -> retry.<Component>map(act -> goOn(run, act)).orElseGet(() -> link(run)))
                .toArray(Component[]::new);
    }

    private static Button goOn(RunSummary run, Consumer<RunSummary> retry) {
        Button button = new Button(Texts.t("signInSecret.retry", number(run)), pressed -> retry.accept(run));
        button.setDisableOnClick(true);
        return button;
    }

    private static Anchor link(RunSummary run) {
        Anchor link = new Anchor(RunWords.path(run.number()), Texts.t("signInSecret.run", number(run)));
        link.setRouterIgnore(false);
        return link;
    }

    private static String number(RunSummary run) {
        return Long.toString(run.number());
    }
}
