package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.tenants.SizeProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
                PriceBook.Estimate estimate = shipped.estimate(size, region);
                assertThat(estimate.parts()).containsOnlyKeys(PriceBook.Part.values());
                assertThat(estimate.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(estimate.total());
            }
        }
        assertThat(shipped.source()).containsOnlyKeys("en", "de");
        assertThat(shipped.asOf()).isAfter(LocalDate.parse("2026-01-01"));
    }

    @Test
    void larger_costs_more_and_so_does_a_dearer_region() {
        assertThat(shipped.estimate(SizeProfile.L, Region.EU_WEST_1).total())
                .isGreaterThan(shipped.estimate(SizeProfile.M, Region.EU_WEST_1).total());
        assertThat(shipped.estimate(SizeProfile.S, Region.EU_CENTRAL_1).total())
                .isGreaterThan(
                        shipped.estimate(SizeProfile.S, Region.EU_NORTH_1).total());
    }

    @Test
    void book_that_leaves_out_a_region_or_a_size_is_refused() {
        assertThatThrownBy(() -> new PriceBook(shipped.asOf(), Map.of(), shipped.lines(), List.of()))
                .hasMessageContaining("no prices for eu-central-1");
        PriceBook.Line half = new PriceBook.Line(PriceBook.Part.DISKS, Map.of(SizeProfile.S, BigDecimal.ONE));
        assertThatThrownBy(() -> new PriceBook(shipped.asOf(), Map.of(), List.of(half), shipped.groups()))
                .hasMessageContaining("no price of DISKS");
    }
}
