package dev.tenantry.sandbox.faults;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.Simulation.Nature;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sandbox explains itself: what stands behind each name, and what goes wrong on purpose. */
@Route(SandboxView.PATH)
@PermitAll
@StyleSheet("context://portal/sandbox/faults.css")
class SandboxView extends Page implements BeforeEnterObserver {

    static final String PATH = "sandbox";

    /** The stand-in that the form begins with, in the address. */
    static final String SYSTEM = "system";

    private static final Set<Role> WHO_CHANGE = Set.of(Role.PROVIDER_ADMIN, Role.OPERATOR);

    private final SandboxFaults faults;
    private final ClusterFaults clusters;
    private final SandboxSettings settings;
    private final CurrentViewer viewers;
    private final Div outcome = new Div();
    private final Div content = new Div();
    private final Div list = new Div();
    private Optional<String> chosen = Optional.empty();

    SandboxView(SandboxFaults faults, ClusterFaults clusters, SandboxSettings settings, CurrentViewer viewers) {
        this.faults = faults;
        this.clusters = clusters;
        this.settings = settings;
        this.viewers = viewers;
        outcome.getElement().setAttribute("aria-live", "polite");
        content.addClassName("faults");
        add(outcome, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen = event.getLocation().getQueryParameters().getSingleParameter(SYSTEM);
        outcome.removeAll();
        show();
    }

    private void show() {
        var staff = viewers.get().isStaff();
        content.removeAll();
        var standIns = staff ? faults.look() : List.<StandInSeen>of();
        list(standIns);
        if (staff) {
            var broken = new Div(new Card(Texts.t("sandbox.standIns"), list));
            broken.addClassName("stack");
            // only a simulated one does wrong on purpose
            if (settings.natureOf(SandboxPart.KUBERNETES) != Nature.REAL) {
                broken.add(new ClustersCard(clusters, mayChange()));
            }
            content.add(broken);
        }
        content.add(aside(standIns, staff));
    }

    /** What changes by itself; the form stays as it was filled in. */
    private void list(List<StandInSeen> standIns) {
        header(Texts.t("sandbox.heading"), Texts.t("sandbox.answers"), acts(standIns));
        list.removeAll();
        list.add(
                standIns.isEmpty()
                        ? new Paragraph(Texts.t("sandbox.standIns.none"))
                        : new StandInList(standIns, mayChange(), this::clear));
    }

    private boolean mayChange() {
        return viewers.get().hasAny(WHO_CHANGE);
    }

    private Component[] acts(List<StandInSeen> standIns) {
        var acts = new ArrayList<Component>();
        if (viewers.get().isStaff()) {
            acts.add(new Button(Texts.t("sandbox.again"), e -> lookAgain()));
        }
        if (mayChange() && standIns.stream().anyMatch(standIn -> !standIn.on().isEmpty())) {
            acts.add(new Button(Texts.t("sandbox.clearAll"), e -> clearAll()));
        }
        return acts.toArray(Component[]::new);
    }

    private Div aside(List<StandInSeen> standIns, boolean staff) {
        var aside = new Div();
        aside.addClassName("stack");
        var answering = standIns.stream()
                .filter(standIn -> !standIn.possible().isEmpty())
                .toList();
        if (staff && !mayChange()) {
            aside.add(InlineNotice.info(Texts.t("sandbox.readOnly")));
        } else if (!answering.isEmpty()) {
            aside.add(new FaultForm(answering, chosen, this::set));
        }
        aside.add(new PartsCard(settings));
        return aside;
    }

    private void lookAgain() {
        outcome.removeAll();
        show();
    }

    private void set(StandInSeen standIn, FaultOn fault) {
        told(faults.set(standIn.name(), fault), Texts.t("sandbox.set", name(standIn), FaultWords.of(fault)));
    }

    private void clear(StandInSeen standIn, FaultOn fault) {
        told(faults.clear(standIn.name(), fault), Texts.t("sandbox.cleared", name(standIn), FaultWords.of(fault)));
    }

    private void clearAll() {
        told(faults.clearAll(), Texts.t("sandbox.clearedAll"));
    }

    private void told(boolean taken, String done) {
        outcome.removeAll();
        outcome.add(taken ? InlineNotice.success(done) : InlineNotice.error(Texts.t("sandbox.notTaken")));
        list(faults.look());
    }

    private static String name(StandInSeen standIn) {
        return FaultWords.standIn(standIn.name());
    }
}
