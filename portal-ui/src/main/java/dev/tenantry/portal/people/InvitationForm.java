package dev.tenantry.portal.people;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.identity.Role;
import dev.tenantry.people.Invitation;
import dev.tenantry.people.Invitation.Problem;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is to be let in, and as what; a tenant is asked for only where the role is a tenant's. */
final class InvitationForm extends Div {

    private final TextField name = new TextField(Texts.t("people.name"));
    private final TextField email = new TextField(Texts.t("people.email"));
    private final Select<Role> role = new Select<>();
    private final ComboBox<Tenant> tenant = new ComboBox<>(Texts.t("people.tenant"));

    InvitationForm(TenantReading tenants, Runnable invite) {
        addClassName("run__top");
        email.setHelperText(Texts.t("people.email.hint"));
        role.setLabel(Texts.t("people.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(Texts::t);
        role.addValueChangeListener(chosen -> explain(chosen.getValue()));
        tenant.setItemLabelGenerator(Tenant::name);
        tenant.setItems(
                typed -> tenants.list(TenantFilter.named(typed.getFilter().orElse(""))).tenants().stream()
                        .skip(typed.getOffset())
                        .limit(typed.getLimit()));
        tenant.setVisible(false);
        Stream.<HasSize>of(name, email, role, tenant).forEach(HasSize::setWidthFull);
        Button act = new Button(Texts.t("people.invite.act"));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        // the second click of a double click never leaves the browser
        act.setDisableOnClick(true);
        act.addClickListener(pressed -> {
            try {
                invite.run();
            } finally {
                act.setEnabled(true);
            }
        });
        add(name, email, role, tenant, new Div(act));
    }

    private void explain(@Nullable Role chosen) {
        role.setHelperText(chosen == null ? "" : Texts.t(Texts.key(chosen) + ".may"));
        tenant.setVisible(isOfTenant(chosen));
    }

    private static boolean isOfTenant(@Nullable Role chosen) {
        return chosen != null && chosen.side() == Role.Side.TENANT;
    }

    Invitation filled() {
        Tenant chosen = isOfTenant(role.getValue()) ? tenant.getValue() : null;
        return new Invitation(name.getValue(), email.getValue(), role.getValue(), chosen == null ? null : chosen.id());
    }

    /** Says beside each field what is wrong with it, and nothing where nothing is. */
    void show(Set<Problem> problems) {
        mark(name, problems, Problem.NAME_MISSING, Problem.NAME_TOO_LONG);
        mark(email, problems, Problem.EMAIL_MISSING, Problem.EMAIL_FORM);
        mark(role, problems, Problem.ROLE_MISSING);
        mark(tenant, problems, Problem.TENANT_MISSING, Problem.TENANT_UNKNOWN, Problem.TENANT_TOO_MUCH);
    }

    private static void mark(HasValidation field, Set<Problem> problems, Problem... about) {
        var found = Stream.of(about).filter(problems::contains).findFirst();
        field.setErrorMessage(found.map(problem -> Texts.t(Texts.key(problem))).orElse(""));
        field.setInvalid(found.isPresent());
    }
}
