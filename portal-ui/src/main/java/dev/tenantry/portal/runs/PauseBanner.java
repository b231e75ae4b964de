package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import dev.tenantry.portal.shell.BannerSource;
import dev.tenantry.runs.Pauses;
import java.util.Optional;

/** Tells the staff on every page that all runs stand still, and by whose word. */
@org.springframework.stereotype.Component
class PauseBanner implements BannerSource {

    private final Pauses pauses;
    private final Deciders deciders;
    private final RunNames names;

    PauseBanner(Pauses pauses, Deciders deciders, RunNames names) {
        this.pauses = pauses;
        this.deciders = deciders;
        this.names = names;
    }

    @Override
    public Optional<Component> banner() {
        return deciders.viewerIsStaff()
                ? pauses.ofAll().map(pause -> PausedNotice.ofAll(pause, names))
                : Optional.empty();
    }
}
