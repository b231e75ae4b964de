package dev.tenantry.portal.errors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Opens for one role. There is no such view in the product. */
@Route("test/auditors")
@RolesAllowed("AUDITOR")
class OnlyForAuditorsView extends Div {}
