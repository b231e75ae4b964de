package dev.tenantry.portal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.shell.Simulation.Nature;
import dev.tenantry.portal.shell.Simulation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;

/** Version, what is real and what is simulated, and how the outside systems were when somebody last looked. */
@Tag("footer")
@UIScope
@SpringComponent
class Footer extends HtmlContainer {

    Footer(
            ObjectProvider<BuildProperties> build,
            ObjectProvider<Simulation> simulation,
            List<OutsideStatus.Source> sources) {
        addClassName("footer");
        add(new Span(Texts.t("shell.version", version(build))));
        simulation.ifAvailable(s -> add(new Span(sandbox(s.parts()))));
        sources.stream()
                .flatMap(s -> s.lastKnown().stream())
                .forEach(status -> add(
                        StateBadge.of(status.state(), status.system().label()).since(status.asOf())));
    }

    private static String version(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var version = properties == null ? null : properties.getVersion();
        return version == null ? Texts.t("shell.version.unknown") : version;
    }

    /** Each group that has somebody: "real: Terraform", "simulated: AWS (emulator), Lago". */
    private static String sandbox(List<Part> parts) {
        var groups = new ArrayList<>(List.of(Texts.t("shell.sandbox")));
        addGroup(groups, parts, "shell.real", Nature.REAL);
        addGroup(groups, parts, "shell.simulated", Nature.EMULATED, Nature.SIMULATED);
        addGroup(groups, parts, "shell.missing", Nature.MISSING);
        return String.join(" · ", groups);
    }

    private static void addGroup(List<String> groups, List<Part> parts, String key, Nature... natures) {
        var names = parts.stream()
                .filter(part -> List.of(natures).contains(part.nature()))
                .map(Footer::named)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            groups.add(Texts.t(key, names));
        }
    }

    private static String named(Part part) {
        return part.nature() == Nature.EMULATED ? Texts.t("shell.emulated", part.name()) : part.name();
    }
}
