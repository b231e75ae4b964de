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
import dev.tenantry.tenants.DataPolicy;
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
        Optional<SizeProfile> size = chosen(SizeProfile.values(), draft.get(Field.SIZE));
        Optional<DataPolicy> policy = chosen(DataPolicy.values(), draft.get(Field.DATA_POLICY));
        Optional<Region> region = Region.of(draft.get(Field.REGION));
        return size.flatMap(
                stack -> policy.flatMap(where -> region.map(there -> prices.estimate(stack, where, there))));
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] known, String name) {
        return Stream.of(known).filter(each -> each.name().equals(name)).findFirst();
    }

    /** A part that this stack does not have is left out. */
    private void show(PriceBook prices, PriceBook.Estimate estimate) {
        KeyValue parts = new KeyValue();
        Stream.of(PriceBook.Part.values())
                .filter(part -> amount(estimate, part).signum() > 0)
                .forEach(part -> parts.fact(Texts.t(part), new Money(amount(estimate, part))));
        parts.fact(Texts.t("estimate.total"), new Money(estimate.total()));
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Texts.locale())
                .format(prices.asOf());
        String source = prices.source().getOrDefault(Texts.language().tag(), "");
        add(new Paragraph(Texts.t("estimate.what")), parts, new Paragraph(Texts.t("estimate.source", source, date)));
    }

    private static BigDecimal amount(PriceBook.Estimate estimate, PriceBook.Part part) {
        return estimate.parts().getOrDefault(part, BigDecimal.ZERO);
    }
}
