package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import dev.tenantry.accounts.AccountOrders;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.onboarding.AccountAccess;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Field;
import dev.tenantry.register.ModelCatalogue;
import dev.tenantry.register.PriceBook;
import dev.tenantry.register.Problem;
import dev.tenantry.register.TenantDraft;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each step of the wizard shows. */
@org.springframework.stereotype.Component
class WizardPages {

    private final McpCatalogue catalogue;
    private final ModelCatalogue models;
    private final PriceBook prices;
    private final BootstrapSettings bootstrap;
    private final AccountAccess access;
    private final AccountOrders orders;
    private final DraftDiscard discard;
    private final Clock clock;

    WizardPages(
            McpCatalogue catalogue,
            ModelCatalogue models,
            PriceBook prices,
            BootstrapSettings bootstrap,
            AccountAccess access,
            AccountOrders orders,
            DraftDiscard discard,
            Clock clock) {
        this.catalogue = catalogue;
        this.models = models;
        this.prices = prices;
        this.bootstrap = bootstrap;
        this.access = access;
        this.orders = orders;
        this.discard = discard;
        this.clock = clock;
    }

    /** The wizard goes on without the catalogue: what was chosen before stays chosen. */
    DraftForm form(WizardStep step, TenantDraft draft) {
        return form(step, draft, field -> true);
    }

    /** Only the inputs of these fields. */
    DraftForm form(WizardStep step, TenantDraft draft, Predicate<Field> wanted) {
        var servers = step == WizardStep.TOOLS
                ? Partly.ask("mcp catalogue", List.<McpServer>of(), catalogue::list)
                : List.<McpServer>of();
        return new DraftForm(new DraftInputs(draft, models, new McpInputs(servers, draft))
                .of(step.fields().stream().filter(wanted).toList()));
    }

    /** What follows from the inputs of a step, shown beneath them and anew after each change. */
    List<Component> consequences(WizardStep step, DraftInHand hand, List<Problem> problems, AccountHelp help) {
        TenantDraft draft = hand.draft();
        return switch (step) {
            case ACCOUNT -> help.whole(draft, () -> bootstrap(hand, problems));
            case USE -> withCases(draft, estimate(draft));
            case REVIEW -> withCases(draft, estimate(draft), help.inShort(draft, () -> bootstrap(hand, problems)));
            case COMPANY, CONTRACT, TOOLS, OPERATION -> List.of();
        };
    }

    private static List<Component> withCases(TenantDraft draft, Component... others) {
        return Stream.concat(Stream.concat(LicenceCase.of(draft).stream(), SignInCase.of(draft)), Stream.of(others))
                .toList();
    }

    /** What can be done with the whole draft, for the page's header. */
    Component[] acts(DraftInHand hand, Consumer<InlineNotice> said) {
        return discard.of(hand.id(), TenantWords.name(hand.draft()), hand::version, said);
    }

    DraftReview review(DraftInHand hand, List<Problem> problems) {
        return new DraftReview(hand.id(), hand.draft(), problems);
    }

    /** For one visit of the page. */
    AccountHelp help(DraftInHand hand) {
        return new AccountHelp(
                new AccessCheck(() -> access.tryNow(hand.id()), clock), new MadeAccountCard(orders, hand.id()));
    }

    private Component bootstrap(DraftInHand hand, List<Problem> problems) {
        boolean nameTaken = problems.contains(new Problem(Field.SLUG, Problem.Kind.SLUG_TAKEN));
        return new BootstrapCard(bootstrap, hand.id(), hand.draft(), nameTaken);
    }

    private Card estimate(TenantDraft draft) {
        return new Card(Texts.t("estimate.heading"), new EstimateTable(prices, draft));
    }
}
