package dev.tenantry.portal.people;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import dev.tenantry.people.Invited;
import dev.tenantry.people.PeopleManagement;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.register.TenantReading;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Lets somebody in, or gives somebody who is in already another role. */
@Route(InviteView.PATH)
@RolesAllowed("PROVIDER_ADMIN")
class InviteView extends Page {

    static final String PATH = PeopleView.PATH + "/invite";

    private final PeopleManagement people;
    private final InvitationForm form;

    InviteView(PeopleManagement people, TenantReading tenants) {
        this.people = people;
        this.form = new InvitationForm(tenants, this::invite);
        narrow();
        header(Texts.t("people.invite"), Texts.t("people.invite.answers"));
        Paragraph how = new Paragraph(Texts.t("people.invite.how"));
        how.addClassName("muted");
        add(new Card(Texts.t("people.invite.who"), form, how));
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("people.heading"), PeopleView.PATH));
    }

    private void invite() {
        switch (people.invite(form.filled())) {
            case Invited.Accepted accepted -> UI.getCurrentOrThrow().navigate(PersonWords.page(accepted.person()));
            case Invited.Refused(var problems) -> form.show(problems);
        }
    }
}
