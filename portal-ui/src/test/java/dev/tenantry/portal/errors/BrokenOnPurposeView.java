package dev.tenantry.portal.errors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.Role;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/** Breaks when it is opened with its other address, else at its buttons. There is no such view in the product. */
@Route("test/broken")
@RouteAlias("test/broken-at-once")
@PermitAll
class BrokenOnPurposeView extends Div implements BeforeEnterObserver {

    BrokenOnPurposeView() {
        add(new Button("break", e -> {
            throw new IllegalStateException("a secret detail");
        }));
        add(new Button("refuse", e -> {
            throw new AccessRefused(Set.of(Role.OPERATOR));
        }));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getPath().endsWith("at-once")) {
            throw new IllegalStateException("a secret detail");
        }
    }
}
