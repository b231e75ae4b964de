package dev.tenantry.lago;

import dev.tenantry.billing.BillingCustomer;
import dev.tenantry.billing.BillingKey;
import dev.tenantry.outside.Answer;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Customers: making one that is there changes it, and only fields that are sent are touched. */
final class LagoCustomers extends LagoObjects<BillingCustomer> {

    LagoCustomers(Supplier<LagoApi> api) {
        super(api, "customers", "customer");
    }

    @Override
    BillingCustomer read(Answer answer) {
        return new BillingCustomer(
                answer.text("external_id"),
                text(answer, "name"),
                text(answer, "legal_name"),
                new BillingAddress(
                        text(answer, "address_line1"),
                        text(answer, "zipcode"),
                        text(answer, "city"),
                        text(answer, "country")),
                answer.optional("tax_identification_number").orElse(null),
                answer.optional("email").orElse(null),
                text(answer, "currency"));
    }

    private static String text(Answer answer, String field) {
        return answer.optional(field).orElse("");
    }

    @Override
    Map<String, @Nullable Object> written(BillingKey key, BillingCustomer wanted) {
        BillingAddress address = wanted.address();
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("external_id", wanted.id());
        body.put("customer_type", "company");
        body.put("name", wanted.name());
        body.put("legal_name", wanted.legalName());
        body.put("address_line1", address.street());
        body.put("zipcode", address.postalCode());
        body.put("city", address.city());
        body.put("country", address.country());
        body.put("tax_identification_number", wanted.vatId());
        body.put("email", wanted.email());
        body.put("currency", wanted.currency());
        return body;
    }

    @Override
    public void change(BillingKey key, BillingCustomer wanted) {
        create(key, wanted);
    }
}
