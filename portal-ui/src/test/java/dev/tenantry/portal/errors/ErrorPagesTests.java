package dev.tenantry.portal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PortalFixture
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests extends SpringBrowserlessTest {

    @Test
    @As(Role.SUPPORT)
    void names_the_role_that_a_page_needs() {
        navigate("test/auditors", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("You need another role for this page");
        assertThat(content()).contains("Auditor").doesNotContain("Operator");
    }

    @Test
    @As(Role.AUDITOR)
    void opens_it_to_whoever_has_the_role() {
        navigate("test/auditors", OnlyForAuditorsView.class);
    }

    @Test
    @As(Role.OPERATOR)
    void gives_a_broken_page_a_number_that_is_in_the_log_and_hides_the_rest(CapturedOutput log) {
        navigate("test/broken-at-once", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("This page could not be shown");
        assertThat(content()).doesNotContain("secret detail");
        var number = content().replaceAll("(?s).*(E-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        assertThat(log).contains("incident " + number).contains("a secret detail");
    }

    @Test
    @As(Role.OPERATOR)
    void keeps_the_page_when_a_click_breaks_and_names_the_incident(CapturedOutput log) {
        navigate(BrokenOnPurposeView.class);
        click("break");
        var said = test($(Notification.class).single()).getText();
        assertThat(said).doesNotContain("secret detail");
        assertThat(log).contains(said.replaceAll("(?s).*(E-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1"));
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("test/broken");
    }

    @Test
    @As(Role.SUPPORT)
    void says_which_role_a_click_needs() {
        navigate(BrokenOnPurposeView.class);
        click("refuse");
        assertThat(test($(Notification.class).single()).getText()).contains("Operator");
    }

    /** Browserless clicks throw what a real session hands to its error handler. */
    private void click(String text) {
        var failure = catchThrowable(
                () -> test($(Button.class).withText(text).single()).click());
        Mishaps.handle(new ErrorEvent(failure));
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
