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
import org.jspecify.annotations.Nullable;

/** Makes a profile of a draft that the rules have passed, with the usual values where nothing was said. */
final class ProfileOfDraft {

    /** The provisioner role that the bootstrap stack makes in each account. */
    private static final String ROLE = "tenantry-provisioner";

    private static final String RELEASE = "2026.11";
    /** By its full name, with the tag: so Ollama lists it, and only so the assistant knows it. */
    private static final String LOCAL_MODEL = "llama3.2:latest";

    private ProfileOfDraft() {}

    static TenantProfile profile(TenantId tenant, TenantDraft draft, Neighbours neighbours, LocalDate today) {
        Slug slug = Slug.of(draft.get(Field.SLUG));
        return new TenantProfile(
                slug,
                company(draft),
                contract(draft, today),
                aws(tenant, draft, neighbours),
                DataPolicy.valueOf(draft.get(Field.DATA_POLICY)),
                SizeProfile.valueOf(draft.get(Field.SIZE)),
                Integer.parseInt(draft.get(Field.EXPECTED_USERS)),
                new SignIn(
                        SignInKind.valueOf(draft.get(Field.SIGN_IN)),
                        given(draft, Field.ISSUER),
                        given(draft, Field.GROUP_CLAIM)),
                draft.get(Field.HOST_NAME).isEmpty() ? "assistant." + slug + ".internal" : draft.get(Field.HOST_NAME),
                List.of(LOCAL_MODEL),
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
                List.of(new Contact(ContactRole.ADMIN, draft.get(Field.ADMIN_NAME), draft.get(Field.ADMIN_EMAIL))));
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
                network.isEmpty() ? Network.free(neighbours.networks()).toString() : network);
    }

    /** The account of a draft that need not be complete; its network is as written. */
    static Optional<AwsTarget> account(TenantId tenant, TenantDraft draft) {
        boolean named = DraftRules.isAccount(draft.get(Field.ACCOUNT_ID))
                && Region.of(draft.get(Field.REGION)).isPresent();
        return named ? Optional.of(target(tenant, draft, draft.get(Field.NETWORK))) : Optional.empty();
    }

    /** The external id is the tenant's own id: unique, never reused, and no secret. */
    private static AwsTarget target(TenantId tenant, TenantDraft draft, String network) {
        String account = draft.get(Field.ACCOUNT_ID);
        return new AwsTarget(
                AccountOrigin.BROUGHT,
                account,
                draft.get(Field.REGION),
                "arn:aws:iam::" + account + ":role/" + ROLE,
                tenant.toString(),
                network);
    }

    private static @Nullable String given(TenantDraft draft, Field field) {
        String value = draft.get(field);
        return value.isEmpty() ? null : value;
    }
}
