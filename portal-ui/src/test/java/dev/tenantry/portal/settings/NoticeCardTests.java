package dev.tenantry.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.tenantry.identity.Role;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.look.InlineNotice;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

@PortalFixture
class NoticeCardTests extends SpringBrowserlessTest {

    private TimePicker hour(String label) {
        return $(TimePicker.class)
                .withPropertyValue(TimePicker::getLabel, label)
                .single();
    }

    private void save() {
        test($(Button.class).withText("Save").single()).click();
    }

    private String outcome() {
        return $(InlineNotice.class).single().getElement().getTextRecursively();
    }

    @Test
    @As(Role.OPERATOR)
    void remembers_what_the_viewer_refuses_and_when_it_is_quiet() {
        navigate(SettingsView.class);
        $(CheckboxGroup.class).single().setValue(Set.of(NoticeKind.RUN_INCIDENT));
        hour("From").setValue(LocalTime.of(20, 0));
        hour("To").setValue(LocalTime.of(7, 0));
        save();
        assertThat(outcome()).startsWith("Saved");
        navigate("", com.vaadin.flow.component.Component.class);
        navigate(SettingsView.class);
        assertThat($(CheckboxGroup.class).single().getValue()).isEqualTo(Set.of(NoticeKind.RUN_INCIDENT));
        assertThat(hour("To").getValue()).isEqualTo(LocalTime.of(7, 0));
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void half_a_quiet_time_is_not_saved() {
        navigate(SettingsView.class);
        hour("From").setValue(LocalTime.of(20, 0));
        save();
        assertThat(outcome()).startsWith("Give both");
    }

    @Test
    @As(Role.SUPPORT)
    void offers_nothing_to_whom_nothing_would_be_told() {
        navigate(SettingsView.class);
        assertThat($(CheckboxGroup.class).all()).isEmpty();
    }
}
