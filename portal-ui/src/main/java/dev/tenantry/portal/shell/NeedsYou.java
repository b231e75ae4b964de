package dev.tenantry.portal.shell;

import dev.tenantry.portal.look.Icon;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the viewer.
 *
 * @param urgency smaller is shown first; within the same, the oldest first
 * @param kind what it is, translated: "Approval", "Incident"
 * @param title one sentence with the tenant's name, translated
 * @param since since when it waits; null if nobody has written that down
 * @param act what the button says, translated: "Review plan"
 * @param route where the act is, without a slash at the beginning
 */
public record NeedsYou(
        Urgency urgency,
        Icon icon,
        String kind,
        String title,
        @Nullable Instant since,
        String act,
        String route) {

    /** What comes first. */
    public enum Urgency {
        /** Somebody's service is hurt, or money is. */
        NOW,
        /** Work stands still until the viewer acts. */
        WAITING,
        /** Has a date that comes nearer. */
        SOON
    }
}
