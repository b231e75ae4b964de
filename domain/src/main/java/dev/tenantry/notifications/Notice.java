package dev.tenantry.notifications;

import dev.tenantry.tenants.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told.
 *
 * @param tenant whom it concerns, or null for the provider alone
 * @param facts what the text says, by name; without names of people, addresses and secrets. A value that is a text key
 *     is shown as its text
 * @param path the page of the portal on which to act, without a leading slash: {@code runs/0b9c…}
 */
public record Notice(NoticeKind kind, @Nullable TenantId tenant, Map<String, String> facts, String path) {

    public Notice {
        facts = Map.copyOf(facts);
        if (path.startsWith("/") || path.contains(":")) {
            throw new IllegalArgumentException("not a page of the portal: " + path);
        }
    }
}
