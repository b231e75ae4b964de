package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to one resource.
 *
 * @param address with {@code (deposed …)} behind it if it is the remains of a replacement that was cut off
 * @param module address of the module it is in; empty for the root
 * @param reason why, in Terraform's words: {@code replace_because_tainted}; else empty
 * @param previousAddress where it was before it moved, or null
 * @param attributes what differs, in fixed order; sensitive values only as
 *     {@link dev.tenantry.steps.Value.Sensitive}
 */
public record ResourceChange(
        String address,
        String type,
        String name,
        String module,
        Action action,
        String reason,
        @Nullable String previousAddress,
        List<AttributeChange> attributes) {

    public ResourceChange {
        attributes = List.copyOf(attributes);
    }

    /** What is done. */
    public enum Action {
        NOOP,
        READ,
        CREATE,
        UPDATE,
        /** Destroyed and made anew, in either order. */
        REPLACE,
        DELETE,
        /** Taken over, changed or not. */
        IMPORT,
        /** Left alone, but no longer known. */
        FORGET
    }

    /** Whether the world or our knowledge of it changes. */
    public boolean isEffective() {
        return action != Action.NOOP && action != Action.READ;
    }

    /** In the words of the step contract; empty if nothing is done. */
    public Optional<Change> toChange() {
        return actionInPlan()
                .map(planned -> new Change(
                        OutsideSystem.TERRAFORM, type, address, planned, StatefulTypes.contain(type), attributes));
    }

    private Optional<Change.Action> actionInPlan() {
        return switch (action) {
            case NOOP, READ -> Optional.empty();
            case CREATE -> Optional.of(Change.Action.CREATE);
            case UPDATE -> Optional.of(Change.Action.CHANGE);
            case REPLACE -> Optional.of(Change.Action.REPLACE);
            // what is forgotten is nobody's any more: as grave as destroying it
            case DELETE, FORGET -> Optional.of(Change.Action.DESTROY);
            case IMPORT -> Optional.of(Change.Action.IMPORT);
        };
    }
}
