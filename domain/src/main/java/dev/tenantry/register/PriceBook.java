package dev.tenantry.register;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's stack costs in its own AWS account, roughly: from a file that people keep, never asked of AWS.
 *
 * @param asOf when the prices were last looked at
 * @param source where they come from, by language: {@code en}, {@code de}
 * @param lines euros a month at 100 percent
 * @param groups how regions differ in price
 */
public record PriceBook(LocalDate asOf, Map<String, String> source, List<Line> lines, List<Group> groups) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Throws {@link IllegalArgumentException} if a size or a region has no price. */
    public PriceBook {
        source = Map.copyOf(source);
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
        for (Line line : lines) {
            if (!line.perMonth().keySet().containsAll(Arrays.asList(SizeProfile.values()))) {
                throw new IllegalArgumentException("the price book has no price of " + line.part() + " for some size");
            }
        }
        for (Region region : Region.values()) {
            percent(groups, region);
        }
    }

    /** A part of the stack that costs money. */
    public enum Part {
        CLUSTER,
        MACHINES,
        /** Machines with a graphics processor, which only a large LOCAL tenant has. */
        GPU,
        DISKS,
        DATABASE,
        CACHE,
        LOAD_BALANCER,
        BACKUPS,
        ENDPOINTS,
        LOGS_AND_KEYS
    }

    /**
     * A part may have several lines, which are added up.
     *
     * @param only the data policy that it counts for; null if for each
     * @param perMonth euros a month by size
     */
    public record Line(Part part, @Nullable DataPolicy only, Map<SizeProfile, BigDecimal> perMonth) {
        public Line {
            perMonth = Map.copyOf(perMonth);
        }

        private boolean countsFor(DataPolicy policy) {
            return only == null || only == policy;
        }
    }

    /** Regions that cost the same. */
    public record Group(List<String> regions, int percent) {
        public Group {
            regions = List.copyOf(regions);
        }
    }

    /** Euros a month by part, without what models outside of the account cost. */
    public record Estimate(Map<Part, BigDecimal> parts, BigDecimal total) {
        public Estimate {
            parts = Map.copyOf(parts);
        }
    }

    /** What a stack of this size costs under this policy in this region, in whole euros a month. */
    public Estimate estimate(SizeProfile size, DataPolicy policy, Region region) {
        BigDecimal percent = BigDecimal.valueOf(percent(groups, region));
        Map<Part, BigDecimal> parts = new EnumMap<>(Part.class);
        for (Line line : lines) {
            BigDecimal amount =
                    line.countsFor(policy) ? line.perMonth().getOrDefault(size, BigDecimal.ZERO) : BigDecimal.ZERO;
            parts.merge(line.part(), amount, BigDecimal::add);
        }
        parts.replaceAll((part, amount) -> amount.multiply(percent).divide(HUNDRED, 0, RoundingMode.HALF_UP));
        return new Estimate(parts, parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static int percent(List<Group> groups, Region region) {
        return groups.stream()
                .filter(group -> group.regions().contains(region.id()))
                .map(Group::percent)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the price book has no prices for " + region.id()));
    }
}
