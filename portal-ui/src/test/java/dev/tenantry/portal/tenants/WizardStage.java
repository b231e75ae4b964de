package dev.tenantry.portal.tenants;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** The wizard's pages, as tests of it turn and fill them in. */
@PortalFixture
abstract class WizardStage extends SpringBrowserlessTest {

    @Autowired
    protected TenantDrafts drafts;

    @Autowired
    protected TenantReading tenants;

    @SuppressWarnings("unchecked") // the wizard's groups hold texts
    CheckboxGroup<String> group(String label) {
        return $(CheckboxGroup.class).all().stream()
                .filter(group -> label.equals(group.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    /** All that has to be filled in. */
    static TenantDraft complete(String slug, String account) {
        return TenantDraft.fresh()
                .with(Field.DISPLAY_NAME, slug)
                .with(Field.LEGAL_NAME, slug + " GmbH")
                .with(Field.STREET, "Hauptstr. 1")
                .with(Field.POSTAL_CODE, "10115")
                .with(Field.CITY, "Berlin")
                .with(Field.ADMIN_NAME, "Ada Beispiel")
                .with(Field.ADMIN_EMAIL, "ada@acme.example")
                .with(Field.DATA_PROCESSING_AGREEMENT, "DPA-1")
                .with(Field.SLUG, slug)
                .with(Field.ACCOUNT_ID, account);
    }

    TenantId open(String step) {
        TenantId id = drafts.begin();
        navigate("tenants/new/" + id + "/" + step, WizardView.class);
        return id;
    }

    void somebodyElseFills(TenantId id, Field field, String value) {
        var tenant = tenants.tenant(id).orElseThrow();
        drafts.save(id, tenant.draft().with(field, value), tenant.version());
    }

    TenantDraft stored(TenantId id) {
        return tenants.tenant(id).orElseThrow().draft();
    }

    void press(String text) {
        test(button(text)).click();
    }

    Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    List<String> labels() {
        return $(TextField.class).all().stream().map(TextField::getLabel).toList();
    }

    TextField input(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    static String here() {
        return UI.getCurrentOrThrow().getActiveViewLocation().getPath();
    }

    String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
