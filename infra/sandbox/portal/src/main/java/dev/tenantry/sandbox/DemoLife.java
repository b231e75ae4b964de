package dev.tenantry.sandbox;

import dev.tenantry.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the demo tenants live, from the start of the sandbox until each has told its story. Off unless the settings say so. */
@Component
class DemoLife {

    private static final Logger log = LoggerFactory.getLogger(DemoLife.class);

    private final DemoStories stories;
    private final DemoPeople people;
    private final boolean wanted;
    private volatile boolean over = true;

    DemoLife(DemoStories stories, DemoPeople people, @Value("${tenantry.sandbox.demo-tenants:false}") boolean wanted) {
        this.stories = stories;
        this.people = people;
        this.wanted = wanted;
    }

    /** All of them are there at once, as drafts; their runs come one after the other. */
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        people.staff();
        people.customers(wanted ? draftAll() : DemoPerson.NOBODY);
        over = !wanted;
    }

    private TenantId draftAll() {
        for (DemoTenant demo : DemoTenant.values()) {
            stories.draft(demo);
        }
        return stories.draft(DemoTenant.ACME);
    }

    /** Whether nothing more happens to a demo tenant by itself. */
    boolean isOver() {
        return over;
    }

    @Scheduled(fixedDelay = 2_000)
    void goOn() {
        if (!over) {
            over = stories.goOn();
            if (over) {
                log.info("every demo tenant has told its story");
            }
        }
    }
}
