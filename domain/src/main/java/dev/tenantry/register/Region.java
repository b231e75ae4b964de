package dev.tenantry.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a tenant's stack may live: the regions that the customer stack accepts, all of them in the European Union (R1.5). */
public enum Region {
    EU_CENTRAL_1,
    EU_NORTH_1,
    EU_SOUTH_1,
    EU_SOUTH_2,
    EU_WEST_1,
    EU_WEST_3;

    /** As AWS writes it: {@code eu-central-1}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a region that no stack may live in. */
    public static Optional<Region> of(String id) {
        return Arrays.stream(values()).filter(region -> region.id().equals(id)).findFirst();
    }
}
