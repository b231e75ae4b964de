package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What the documentation says of costs is what the price book says. Run with {@code -Dapprove} to write it anew after a new book. */
class CostTableTest {

    private static final Path PAGE = Path.of("../docs/operations/costs.md");
    private static final String BEGIN = "<!-- prices -->\n";
    private static final String END = "<!-- end of prices -->\n";

    @Test
    void page_shows_what_an_idle_tenant_costs_by_the_book_and_when_the_book_was_looked_at() throws IOException {
        String page = Files.readString(PAGE);
        String table = table(
                new RegisterConfiguration().priceBook(new ClassPathResource("dev/tenantry/register/price-book.json")));
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int until = page.indexOf(END);
        if (System.getProperty("approve") != null) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(until));
            return;
        }
        assertThat(page.substring(from, until)).isEqualTo(table);
    }

    /** The policy makes a difference in the large size only. */
    private enum Column {
        S(SizeProfile.S, DataPolicy.LOCAL, "S"),
        M(SizeProfile.M, DataPolicy.LOCAL, "M"),
        L_LOCAL(SizeProfile.L, DataPolicy.LOCAL, "L, LOCAL"),
        L_EXTERNAL(SizeProfile.L, DataPolicy.EXTERNAL, "L, EXTERNAL");

        private final SizeProfile size;
        private final DataPolicy policy;
        private final String heading;

        Column(SizeProfile size, DataPolicy policy, String heading) {
            this.size = size;
            this.policy = policy;
            this.heading = heading;
        }

        PriceBook.Estimate of(PriceBook book, Region region) {
            return book.estimate(size, policy, region);
        }
    }

    @Test
    void policy_makes_no_difference_that_the_page_does_not_show() throws IOException {
        PriceBook book =
                new RegisterConfiguration().priceBook(new ClassPathResource("dev/tenantry/register/price-book.json"));
        for (Column column : new Column[] {Column.S, Column.M}) {
            assertThat(book.estimate(column.size, DataPolicy.EXTERNAL, Region.EU_WEST_1))
                    .isEqualTo(column.of(book, Region.EU_WEST_1));
        }
    }

    private static String table(PriceBook book) {
        String headings =
                Arrays.stream(Column.values()).map(column -> column.heading).collect(Collectors.joining(" | "));
        StringBuilder table = new StringBuilder("As of " + book.asOf() + ". "
                + book.source().getOrDefault("en", "") + "\n\n| Euros a month | " + headings + " |\n|---|"
                + "---:|".repeat(Column.values().length) + "\n");
        Region usual = Region.EU_WEST_1;
        for (PriceBook.Part part : PriceBook.Part.values()) {
            table.append(row(name(part), column -> amount(column.of(book, usual), part)));
        }
        for (PriceBook.Group group : book.groups()) {
            List<Region> regions = Arrays.stream(Region.values())
                    .filter(region -> group.regions().contains(region.id()))
                    .toList();
            table.append(row(
                    "**All of it** in " + regions.stream().map(Region::id).collect(Collectors.joining(", ")),
                    column -> "**" + column.of(book, regions.getFirst()).total() + "**"));
        }
        return table.toString();
    }

    private static String amount(PriceBook.Estimate estimate, PriceBook.Part part) {
        return estimate.parts().getOrDefault(part, BigDecimal.ZERO).toString();
    }

    private static String row(String what, Function<Column, String> cell) {
        return Arrays.stream(Column.values()).map(cell).collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
    }

    private static String name(PriceBook.Part part) {
        return switch (part) {
            case CLUSTER -> "Cluster (EKS)";
            case MACHINES -> "Machines";
            case GPU -> "Machine with one GPU, all day";
            case DISKS -> "Disks";
            case DATABASE -> "PostgreSQL (RDS)";
            case CACHE -> "Valkey (ElastiCache)";
            case LOAD_BALANCER -> "Load balancer";
            case BACKUPS -> "Backups of database and volumes";
            case ENDPOINTS -> "Interface endpoints";
            case LOGS_AND_KEYS -> "Logs and keys";
        };
    }
}
