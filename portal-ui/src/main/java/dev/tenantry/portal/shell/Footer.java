package dev.tenantry.portal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.StateBadge;
import java.util.List;
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
        simulation.ifAvailable(s -> add(new Span(PartsInWords.named(s.parts()))));
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
}
