package dev.tenantry.register;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String table(PriceBook book) {
        String sizes = Arrays.stream(SizeProfile.values()).map(Enum::name).collect(Collectors.joining(" | "));
        StringBuilder table = new StringBuilder("As of " + book.asOf() + ". "
                + book.source().getOrDefault("en", "") + "\n\n| Euros a month | " + sizes + " |\n|---|"
                + "---:|".repeat(SizeProfile.values().length) + "\n");
        Region usual = Region.EU_WEST_1;
        for (PriceBook.Part part : PriceBook.Part.values()) {
            table.append(row(name(part), size -> amount(book.estimate(size, usual), part)));
        }
        for (PriceBook.Group group : book.groups()) {
            List<Region> regions = Arrays.stream(Region.values())
                    .filter(region -> group.regions().contains(region.id()))
                    .toList();
            table.append(row(
                    "**All of it** in " + regions.stream().map(Region::id).collect(Collectors.joining(", ")),
                    size -> "**" + book.estimate(size, regions.getFirst()).total() + "**"));
        }
        return table.toString();
    }

    private static String amount(PriceBook.Estimate estimate, PriceBook.Part part) {
        return estimate.parts().getOrDefault(part, BigDecimal.ZERO).toString();
    }

    private static String row(String what, Function<SizeProfile, String> cell) {
        return Arrays.stream(SizeProfile.values())
                .map(cell)
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
    }

    private static String name(PriceBook.Part part) {
        return switch (part) {
            case CLUSTER -> "Cluster (EKS)";
            case MACHINES -> "Machines; in L with one GPU, all day";
            case DISKS -> "Disks";
            case ENDPOINTS -> "Interface endpoints";
            case LOGS_AND_KEYS -> "Logs and keys";
        };
    }
}
