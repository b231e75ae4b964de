package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import org.springframework.context.ApplicationContext;

/** Which runs the pages that are open here are told of. */
public final class Followed {

    private Followed() {}

    public static boolean isFollowed(ApplicationContext portal, RunId run) {
        return portal.getBean(RunFeed.class).isFollowed(run);
    }
}
