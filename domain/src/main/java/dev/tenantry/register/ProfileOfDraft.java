package dev.tenantry.register;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.Contact;
import dev.tenantry.tenants.TenantProfile.ContactRole;
import dev.tenantry.tenants.TenantProfile.Contract;
import dev.tenantry.tenants.TenantProfile.SignIn;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a profile of a draft that the rules have passed, with the usual values where nothing was said. */
final class ProfileOfDraft {

    private static final String RELEASE = "2026.11";

    private ProfileOfDraft() {}

    static TenantProfile profile(
            TenantId tenant, TenantDraft draft, Neighbours neighbours, ModelCatalogue catalogue, LocalDate today) {
        DataPolicy policy = DataPolicy.valueOf(draft.get(Field.DATA_POLICY));
        SizeProfile size = SizeProfile.valueOf(draft.get(Field.SIZE));
        Slug slug = Slug.of(draft.get(Field.SLUG));
        return new TenantProfile(
                slug,
                company(draft),
                contract(draft, today),
                aws(tenant, draft, neighbours),
                policy,
                size,
                Integer.parseInt(draft.get(Field.EXPECTED_USERS)),
                new SignIn(
                        SignInKind.valueOf(draft.get(Field.SIGN_IN)),
                        given(draft, Field.ISSUER),
                        given(draft, Field.GROUP_CLAIM),
                        draft.list(Field.SIGN_IN_ADDRESSES)),
                draft.get(Field.HOST_NAME).isEmpty() ? "assistant." + slug + ".internal" : draft.get(Field.HOST_NAME),
                given(draft, Field.CERTIFICATE_ARN),
                draft.list(Field.MODELS).isEmpty() ? catalogue.standard(policy, size) : draft.list(Field.MODELS),
                OperationOfDraft.mcpServers(draft),
                RELEASE,
                OperationOfDraft.window(draft),
                Set.copyOf(draft.list(Field.TAGS)));
    }

    private static Company company(TenantDraft draft) {
        return new Company(
                draft.get(Field.DISPLAY_NAME),
                draft.get(Field.LEGAL_NAME),
                new BillingAddress(
                        draft.get(Field.STREET),
                        draft.get(Field.POSTAL_CODE),
                        draft.get(Field.CITY),
                        draft.get(Field.COUNTRY)),
                given(draft, Field.VAT_ID),
                contacts(draft));
    }

    /** Whoever is reached by an address alone is called by the company's name. */
    private static List<Contact> contacts(TenantDraft draft) {
        String company = draft.get(Field.LEGAL_NAME);
        return Stream.of(
                        new Contact(ContactRole.ADMIN, draft.get(Field.ADMIN_NAME), draft.get(Field.ADMIN_EMAIL)),
                        new Contact(ContactRole.BILLING, company, draft.get(Field.BILLING_EMAIL)),
                        new Contact(ContactRole.SECURITY, company, draft.get(Field.SECURITY_EMAIL)))
                .filter(contact -> !contact.email().isEmpty())
                .toList();
    }

    private static Contract contract(TenantDraft draft, LocalDate today) {
        String start = draft.get(Field.CONTRACT_START);
        return new Contract(
                start.isEmpty() ? today : LocalDate.parse(start), draft.get(Field.DATA_PROCESSING_AGREEMENT));
    }

    private static AwsTarget aws(TenantId tenant, TenantDraft draft, Neighbours neighbours) {
        String network = draft.get(Field.NETWORK);
        return target(
                tenant,
                draft,
                network.isEmpty()
                        ? Network.free(neighbours.networks()).orElseThrow().toString()
                        : network);
    }

    /** The account of a draft that need not be complete; its network is as written. */
    static Optional<AwsTarget> account(TenantId tenant, TenantDraft draft) {
        boolean named = DraftRules.isAccount(draft.get(Field.ACCOUNT_ID))
                && Region.of(draft.get(Field.REGION)).isPresent();
        return named ? Optional.of(target(tenant, draft, draft.get(Field.NETWORK))) : Optional.empty();
    }

    private static AwsTarget target(TenantId tenant, TenantDraft draft, String network) {
        return AwsTarget.of(
                tenant, AccountOrigin.BROUGHT, draft.get(Field.ACCOUNT_ID), draft.get(Field.REGION), network);
    }

    private static @Nullable String given(TenantDraft draft, Field field) {
        String value = draft.get(field);
        return value.isEmpty() ? null : value;
    }
}
