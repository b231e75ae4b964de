package dev.tenantry.portal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;

/** Version, what is real and what is simulated, and how the outside systems were when somebody last looked. */
@Tag("footer")
@UIScope
@SpringComponent
class Footer extends HtmlContainer {

    private final CurrentViewer viewers;
    private final List<OutsideStatus.Source> sources;
    private final OutsideBadges outside;

    Footer(
            ObjectProvider<BuildProperties> build,
            ObjectProvider<Simulation> simulation,
            CurrentViewer viewers,
            List<OutsideStatus.Source> sources,
            Clock clock) {
        this.viewers = viewers;
        this.sources = sources;
        this.outside = new OutsideBadges(clock);
        addClassName("footer");
        add(new Span(Texts.t("shell.version", version(build))));
        simulation.ifAvailable(s -> add(new Span(PartsInWords.named(s.parts()))));
        add(outside);
        refresh();
    }

    /** Shows the states that are known now; they are the provider's systems, and no customer is told of them. */
    void refresh() {
        boolean staff = viewers.find().filter(Viewer::isStaff).isPresent();
        outside.show(
                staff
                        ? sources.stream()
                                .flatMap(source -> source.lastKnown().stream())
                                .toList()
                        : List.of());
    }

    private static String version(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var version = properties == null ? null : properties.getVersion();
        return version == null ? Texts.t("shell.version.unknown") : version;
    }
}
