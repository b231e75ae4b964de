package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Money;
import dev.tenantry.register.Field;
import dev.tenantry.register.PriceBook;
import dev.tenantry.register.Region;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.SizeProfile;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stack will roughly cost a month, part by part, with the source and the date of the prices. */
final class EstimateTable extends Div {

    EstimateTable(PriceBook prices, TenantDraft draft) {
        addClassName("run__top");
        estimate(prices, draft)
                .ifPresentOrElse(
                        found -> show(prices, found), () -> add(new Paragraph(Texts.t("estimate.incomplete"))));
    }

    private static Optional<PriceBook.Estimate> estimate(PriceBook prices, TenantDraft draft) {
        Optional<SizeProfile> size = Stream.of(SizeProfile.values())
                .filter(known -> known.name().equals(draft.get(Field.SIZE)))
                .findFirst();
        return size.flatMap(
                chosen -> Region.of(draft.get(Field.REGION)).map(region -> prices.estimate(chosen, region)));
    }

    private void show(PriceBook prices, PriceBook.Estimate estimate) {
        KeyValue parts = new KeyValue();
        for (PriceBook.Part part : PriceBook.Part.values()) {
            parts.fact(Texts.t(part), new Money(estimate.parts().getOrDefault(part, BigDecimal.ZERO)));
        }
        parts.fact(Texts.t("estimate.total"), new Money(estimate.total()));
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Texts.locale())
                .format(prices.asOf());
        String source = prices.source().getOrDefault(Texts.language().tag(), "");
        add(new Paragraph(Texts.t("estimate.what")), parts, new Paragraph(Texts.t("estimate.source", source, date)));
    }
}
