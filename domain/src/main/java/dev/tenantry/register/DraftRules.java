package dev.tenantry.register;

import dev.tenantry.outside.HandedOn;
import dev.tenantry.register.Problem.Kind;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules that make a draft a profile; collects every problem before it speaks. */
final class DraftRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern VAT = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,12}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern ISSUER = Pattern.compile("https://[^\\s/]+(/\\S*)?");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws:acm:[a-z0-9-]+:\\d{12}:certificate/[A-Za-z0-9-]{1,64}");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,39}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final TenantDraft draft;
    private final Neighbours neighbours;
    private final Offer offer;
    private final List<Problem> problems = new ArrayList<>();

    private DraftRules(TenantDraft draft, Neighbours neighbours, Offer offer) {
        this.draft = draft;
        this.neighbours = neighbours;
        this.offer = offer;
    }

    /**
     * What can be chosen.
     *
     * @param servers ids of MCP servers
     */
    record Offer(ModelCatalogue models, Set<String> servers) {}

    /** @param today the contract's start if none is given */
    static Checked check(TenantId tenant, TenantDraft draft, Neighbours neighbours, Offer offer, LocalDate today) {
        DraftRules rules = new DraftRules(draft, neighbours, offer);
        rules.company();
        rules.place();
        rules.use();
        rules.operation();
        return rules.problems.isEmpty()
                ? new Checked.Valid(ProfileOfDraft.profile(tenant, draft, neighbours, offer.models(), today))
                : new Checked.Invalid(rules.problems.stream()
                        .sorted(Comparator.comparing(Problem::field))
                        .toList());
    }

    private void company() {
        Arrays.stream(Field.values())
                .filter(field -> field.mandatory() && draft.get(field).isEmpty())
                .forEach(field -> problems.add(new Problem(field, Kind.MISSING)));
        demand(Field.COUNTRY, Kind.COUNTRY_FORM, COUNTRIES::contains);
        demand(Field.VAT_ID, Kind.VAT_FORM, VAT.asMatchPredicate());
        demand(Field.ADMIN_EMAIL, Kind.EMAIL_FORM, EMAIL.asMatchPredicate());
        demand(Field.BILLING_EMAIL, Kind.EMAIL_FORM, EMAIL.asMatchPredicate());
        demand(Field.SECURITY_EMAIL, Kind.EMAIL_FORM, EMAIL.asMatchPredicate());
        demand(Field.CONTRACT_START, Kind.DATE_FORM, text -> parses(LocalDate::parse, text));
    }

    private void place() {
        demand(Field.SLUG, Kind.SLUG_FORM, Slug::isValid);
        demand(Field.SLUG, Kind.SLUG_TAKEN, slug -> !neighbours.slugs().contains(slug));
        demand(Field.ACCOUNT_ID, Kind.ACCOUNT_FORM, DraftRules::isAccount);
        demand(
                Field.ACCOUNT_ID,
                Kind.ACCOUNT_USED,
                account -> !neighbours.accounts().contains(account));
        demand(Field.REGION, Kind.REGION_OUTSIDE_EU, region -> Region.of(region).isPresent());
        demand(Field.NETWORK, Kind.NETWORK_FORM, text -> Network.of(text).isPresent());
        demand(Field.NETWORK, Kind.NETWORK_OVERLAPS, this::isFree);
        if (draft.get(Field.NETWORK).isEmpty()
                && Network.free(neighbours.networks()).isEmpty()) {
            problems.add(new Problem(Field.NETWORK, Kind.NETWORK_NONE_LEFT));
        }
    }

    static boolean isAccount(String text) {
        return text.matches("\\d{12}");
    }

    private void use() {
        demand(Field.SIZE, Kind.UNKNOWN_CHOICE, choice(SizeProfile.values()));
        demand(Field.DATA_POLICY, Kind.UNKNOWN_CHOICE, choice(DataPolicy.values()));
        demandEach(Field.MODELS, Kind.MODEL_NOT_OFFERED, this::isOffered);
        demand(Field.SIGN_IN, Kind.UNKNOWN_CHOICE, choice(SignInKind.values()));
        demand(Field.EXPECTED_USERS, Kind.NUMBER_FORM, text -> text.matches("[1-9]\\d{0,5}"));
        demand(Field.HOST_NAME, Kind.HOST_FORM, HOST.asMatchPredicate());
        demand(Field.ISSUER, Kind.ISSUER_FORM, ISSUER.asMatchPredicate());
        demand(Field.ISSUER, Kind.ISSUER_BARRED, HandedOn::isFine);
        boolean local = draft.get(Field.SIGN_IN).equals(SignInKind.LOCAL_ACCOUNTS.name());
        if (!local && draft.get(Field.ISSUER).isEmpty()) {
            problems.add(new Problem(Field.ISSUER, Kind.MISSING));
        }
        demandEach(Field.SIGN_IN_ADDRESSES, Kind.ADDRESS_FORM, DraftRules::isAddress);
        demand(Field.CERTIFICATE_ARN, Kind.CERTIFICATE_FORM, CERTIFICATE.asMatchPredicate());
        demand(Field.CERTIFICATE_ARN, Kind.CERTIFICATE_ELSEWHERE, this::isOfOurs);
    }

    private static boolean isAddress(String text) {
        return text.contains("/")
                ? AddressBlock.isFine(text)
                : HOST.matcher(text).matches();
    }

    private boolean isOfOurs(String certificate) {
        return certificate.startsWith(
                "arn:aws:acm:" + draft.get(Field.REGION) + ":" + draft.get(Field.ACCOUNT_ID) + ":");
    }

    /** Where policy or size is no valid choice, that is the problem and not the model. */
    private boolean isOffered(String model) {
        String policy = draft.get(Field.DATA_POLICY);
        String size = draft.get(Field.SIZE);
        return !choice(DataPolicy.values()).test(policy)
                || !choice(SizeProfile.values()).test(size)
                || offer.models().offered(DataPolicy.valueOf(policy), SizeProfile.valueOf(size)).stream()
                        .anyMatch(offer -> offer.id().equals(model));
    }

    private void operation() {
        demandEach(Field.MCP_SERVERS, Kind.SERVER_NOT_OFFERED, offer.servers()::contains);
        demandEach(Field.WINDOW_DAYS, Kind.UNKNOWN_CHOICE, choice(DayOfWeek.values()));
        demand(Field.WINDOW_START, Kind.TIME_FORM, text -> parses(LocalTime::parse, text));
        demand(Field.WINDOW_HOURS, Kind.HOURS_FORM, text -> text.matches("[1-9]|1[0-2]"));
        demand(Field.WINDOW_ZONE, Kind.ZONE_FORM, text -> parses(ZoneId::of, text));
        demandEach(Field.TAGS, Kind.TAG_FORM, TAG.asMatchPredicate());
    }

    private void demandEach(Field field, Kind otherwise, Predicate<String> form) {
        demand(field, otherwise, text -> draft.list(field).stream().allMatch(form));
    }

    /** What is empty is missing or has a usual value; neither is a matter of form. Only the first problem of a field counts. */
    private void demand(Field field, Kind otherwise, Predicate<String> form) {
        String value = draft.get(field);
        boolean told = problems.stream().anyMatch(problem -> problem.field() == field);
        if (!told && !value.isEmpty() && !form.test(value)) {
            problems.add(new Problem(field, otherwise));
        }
    }

    private boolean isFree(String text) {
        Optional<Network> wanted = Network.of(text);
        return wanted.isEmpty() || neighbours.networks().stream().noneMatch(wanted.get()::overlaps);
    }

    private static Predicate<String> choice(Enum<?>[] values) {
        return text -> Arrays.stream(values).anyMatch(value -> value.name().equals(text));
    }

    private static boolean parses(Function<String, ?> parser, String text) {
        try {
            return parser.apply(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
