package dev.tenantry.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.CreateAccountRequest;
import software.amazon.awssdk.services.organizations.model.CreateAccountState;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatus;
import software.amazon.awssdk.services.organizations.model.CreateAccountStatusNotFoundException;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.Tag;

/** By AWS Organizations, under the role of the management account. */
@Component
class ManagedOrganization implements AwsOrganization {

    private final AwsClients clients;
    private final ManagementAccount management;

    ManagedOrganization(AwsClients clients, ManagementAccount management) {
        this.clients = clients;
        this.management = management;
    }

    private <T> T ask(Function<OrganizationsClient, T> question) {
        return management.asManager(manager -> {
            try (OrganizationsClient client =
                    clients.make(OrganizationsClient.builder(), ManagementAccount.REGION, manager)) {
                return question.apply(client);
            }
        });
    }

    @Override
    public List<String> missing() {
        return management.settings().missing().toList();
    }

    @Override
    public Page accounts(@Nullable String after) {
        return ask(client -> page(client.listAccounts(asked -> asked.nextToken(after))));
    }

    private static Page page(ListAccountsResponse answer) {
        return new Page(
                answer.accounts().stream().map(ManagedOrganization::member).toList(), answer.nextToken());
    }

    private static Member member(Account account) {
        return new Member(account.id(), account.name(), account.email(), account.status() == AccountStatus.ACTIVE);
    }

    @Override
    public Member account(String id) {
        return ask(client ->
                member(client.describeAccount(asked -> asked.accountId(id)).account()));
    }

    @Override
    public Map<String, String> tags(String account) {
        return ask(client -> client.listTagsForResourcePaginator(asked -> asked.resourceId(account)).tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value)));
    }

    @Override
    public Optional<Making> underWay(String name) {
        return ask(client ->
                client.listCreateAccountStatusPaginator(asked -> asked.states(CreateAccountState.IN_PROGRESS)).stream()
                        .flatMap(page -> page.createAccountStatuses().stream())
                        .filter(status -> name.equals(status.accountName()))
                        .findFirst()
                        .map(ManagedOrganization::read));
    }

    @Override
    public Optional<Making> making(String request) {
        return ask(client -> {
            try {
                return Optional.of(
                        read(client.describeCreateAccountStatus(asked -> asked.createAccountRequestId(request))
                                .createAccountStatus()));
            } catch (CreateAccountStatusNotFoundException none) {
                return Optional.<Making>empty();
            }
        });
    }

    @Override
    public Making make(NewAccount wanted) {
        CreateAccountRequest request = CreateAccountRequest.builder()
                .accountName(wanted.name())
                .email(wanted.email())
                .roleName(management.settings().accountRole())
                .tags(wanted.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        return ask(client -> {
            try {
                return read(client.createAccount(request).createAccountStatus());
            } catch (ConstraintViolationException limit) {
                return limited(limit);
            }
        });
    }

    /** AWS tells of the same limit in two ways: at once, or as the end of a request that it took. */
    private static Making limited(ConstraintViolationException limit) {
        if (limit.reason() == ConstraintViolationExceptionReason.ACCOUNT_NUMBER_LIMIT_EXCEEDED) {
            return new Making.Failed("ACCOUNT_LIMIT_EXCEEDED");
        }
        throw limit;
    }

    private static Making read(CreateAccountStatus status) {
        return switch (status.state()) {
            case SUCCEEDED -> new Making.Made(Objects.requireNonNull(status.accountId()));
            case FAILED -> new Making.Failed(String.valueOf(status.failureReasonAsString()));
            case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> new Making.UnderWay(status.id());
        };
    }
}
