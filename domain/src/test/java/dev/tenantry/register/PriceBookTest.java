package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.register.PriceBook.Part;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class PriceBookTest {

    private final PriceBook shipped = shipped();

    private static PriceBook shipped() {
        try {
            return new RegisterConfiguration()
                    .priceBook(new ClassPathResource("dev/tenantry/register/price-book.json"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void shipped_book_prices_every_size_in_every_region_and_says_where_from() {
        for (Region region : Region.values()) {
            for (SizeProfile size : SizeProfile.values()) {
                for (DataPolicy policy : DataPolicy.values()) {
                    PriceBook.Estimate estimate = shipped.estimate(size, policy, region);
                    assertThat(estimate.parts()).containsOnlyKeys(Part.values());
                    assertThat(estimate.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(estimate.total());
                }
            }
        }
        assertThat(shipped.source()).containsOnlyKeys("en", "de");
        assertThat(shipped.asOf()).isAfter(LocalDate.parse("2026-01-01"));
    }

    @Test
    void larger_costs_more_and_so_does_a_dearer_region() {
        assertThat(total(SizeProfile.L, Region.EU_WEST_1)).isGreaterThan(total(SizeProfile.M, Region.EU_WEST_1));
        assertThat(total(SizeProfile.S, Region.EU_CENTRAL_1)).isGreaterThan(total(SizeProfile.S, Region.EU_NORTH_1));
    }

    /** As the chart's values have it: a graphics processor for a large LOCAL tenant, and for nobody else. */
    @Test
    void only_a_large_tenant_that_computes_itself_pays_for_a_graphics_processor() {
        for (SizeProfile size : SizeProfile.values()) {
            for (DataPolicy policy : DataPolicy.values()) {
                boolean has = size == SizeProfile.L && policy == DataPolicy.LOCAL;
                assertThat(part(size, policy, Part.GPU).signum()).isEqualTo(has ? 1 : 0);
            }
        }
        assertThat(shipped.estimate(SizeProfile.L, DataPolicy.EXTERNAL, Region.EU_WEST_1)
                        .total())
                .isLessThan(total(SizeProfile.L, Region.EU_WEST_1));
        assertThat(shipped.estimate(SizeProfile.M, DataPolicy.EXTERNAL, Region.EU_WEST_1)
                        .total())
                .isEqualByComparingTo(total(SizeProfile.M, Region.EU_WEST_1));
    }

    /** As the profiles of the customer stack have it: the small one runs one pod, which shares nothing. */
    @Test
    void every_size_pays_for_a_database_and_all_but_the_small_one_for_a_cache() {
        for (SizeProfile size : SizeProfile.values()) {
            for (Part part : List.of(Part.DATABASE, Part.LOAD_BALANCER, Part.BACKUPS)) {
                assertThat(part(size, DataPolicy.LOCAL, part)).isPositive();
            }
            assertThat(part(size, DataPolicy.LOCAL, Part.CACHE).signum()).isEqualTo(size == SizeProfile.S ? 0 : 1);
        }
    }

    @Test
    void lines_of_one_part_are_added_before_they_are_rounded() {
        PriceBook.Line both = line(null, "0.4");
        PriceBook.Line local = line(DataPolicy.LOCAL, "0.4");
        PriceBook book = new PriceBook(shipped.asOf(), Map.of(), List.of(both, local), shipped.groups());
        assertThat(book.estimate(SizeProfile.S, DataPolicy.LOCAL, Region.EU_WEST_1)
                        .total())
                .isEqualByComparingTo("1");
        assertThat(book.estimate(SizeProfile.S, DataPolicy.EXTERNAL, Region.EU_WEST_1)
                        .total())
                .isEqualByComparingTo("0");
    }

    @Test
    void book_that_leaves_out_a_region_or_a_size_is_refused() {
        assertThatThrownBy(() -> new PriceBook(shipped.asOf(), Map.of(), shipped.lines(), List.of()))
                .hasMessageContaining("no prices for eu-central-1");
        PriceBook.Line half = new PriceBook.Line(Part.DISKS, null, Map.of(SizeProfile.S, BigDecimal.ONE));
        assertThatThrownBy(() -> new PriceBook(shipped.asOf(), Map.of(), List.of(half), shipped.groups()))
                .hasMessageContaining("no price of DISKS");
    }

    private static PriceBook.Line line(@Nullable DataPolicy only, String amount) {
        BigDecimal euros = new BigDecimal(amount);
        return new PriceBook.Line(
                Part.DISKS, only, Map.of(SizeProfile.S, euros, SizeProfile.M, euros, SizeProfile.L, euros));
    }

    private BigDecimal total(SizeProfile size, Region region) {
        return shipped.estimate(size, DataPolicy.LOCAL, region).total();
    }

    private BigDecimal part(SizeProfile size, DataPolicy policy, Part part) {
        return shipped.estimate(size, policy, Region.EU_WEST_1).parts().getOrDefault(part, BigDecimal.ONE.negate());
    }
}
