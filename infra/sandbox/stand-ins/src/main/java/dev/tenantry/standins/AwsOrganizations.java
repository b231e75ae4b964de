package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Organizations: one organization, managed from the provider's own account. A request for an account is under way until somebody has
 * looked at it once; an address is an account's own.
 */
record AwsOrganizations(AwsStandIn aws, Caller caller) {

    /** As many as AWS allows before anybody asks for more, times five. */
    private static final int MOST_ACCOUNTS = 50;

    private static final int PAGE = 20;
    private static final String STATE = "State";
    private static final String UNDER_WAY = "IN_PROGRESS";
    private static final SecureRandom CHANCE = new SecureRandom();

    private Map<String, ObjectNode> accounts() {
        return aws.kept("accounts");
    }

    private Map<String, ObjectNode> requests() {
        return aws.kept("account-requests");
    }

    Reply answer(String act, JsonNode body) {
        if (!caller.account().equals(AwsStandIn.OWN_ACCOUNT)) {
            return AwsStandIn.no(400, "AccessDeniedException", "You don't have permissions to access this resource.");
        }
        return switch (act) {
            case "ListAccounts" -> listed(AwsStandIn.text(body, "NextToken"));
            case "DescribeAccount" ->
                account(AwsStandIn.text(body, "AccountId"))
                        .map(found -> Reply.of(200, Map.of("Account", shown(found))))
                        .orElseGet(() -> no("AccountNotFoundException"));
            case "ListTagsForResource" ->
                account(AwsStandIn.text(body, "ResourceId"))
                        .map(found -> Reply.of(200, Map.of("Tags", found.path("tags"))))
                        .orElseGet(() -> no("TargetNotFoundException"));
            case "CreateAccount" -> Reply.of(200, Map.of("CreateAccountStatus", request(body)));
            case "DescribeCreateAccountStatus" -> looked(AwsStandIn.text(body, "CreateAccountRequestId"));
            case "ListCreateAccountStatus" -> Reply.of(200, Map.of("CreateAccountStatuses", inStates(body)));
            default -> AwsStandIn.no(400, "UnknownOperationException", act);
        };
    }

    private static Reply no(String type) {
        return AwsStandIn.no(400, type, "You specified something that doesn't exist.");
    }

    private Optional<ObjectNode> account(String id) {
        return Optional.ofNullable(accounts().get(id));
    }

    private Reply listed(String token) {
        int from = token.isEmpty() ? 0 : Integer.parseInt(token);
        List<ObjectNode> all = List.copyOf(accounts().values());
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        all.stream()
                .skip(from)
                .limit(PAGE)
                .forEach(account -> answer.withArray("Accounts").add(shown(account)));
        answer.withArray("Accounts");
        if (from + PAGE < all.size()) {
            answer.put("NextToken", Integer.toString(from + PAGE));
        }
        return Reply.of(200, answer);
    }

    private static ObjectNode shown(ObjectNode account) {
        ObjectNode shown = account.deepCopy();
        shown.remove("tags");
        return shown;
    }

    // ---- requests

    private ObjectNode request(JsonNode body) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        String id = "car-" + UUID.randomUUID().toString().replace("-", "");
        request.put("Id", id);
        request.put("AccountName", AwsStandIn.text(body, "AccountName"));
        request.put(STATE, UNDER_WAY);
        request.set("asked", body.deepCopy());
        requests().put(id, request);
        return shownRequest(request);
    }

    private static ObjectNode shownRequest(ObjectNode request) {
        ObjectNode shown = request.deepCopy();
        shown.remove("asked");
        return shown;
    }

    /** Shows how it was, and lets it come to its end. */
    private ObjectNode look(ObjectNode request) {
        ObjectNode shown = shownRequest(request);
        if (AwsStandIn.text(request, STATE).equals(UNDER_WAY)) {
            end(request);
        }
        return shown;
    }

    private Reply looked(String id) {
        ObjectNode request = requests().get(id);
        return request == null
                ? no("CreateAccountStatusNotFoundException")
                : Reply.of(200, Map.of("CreateAccountStatus", look(request)));
    }

    private List<ObjectNode> inStates(JsonNode body) {
        List<String> wanted = body.path("States").values().stream()
                .map(state -> state.asString(""))
                .toList();
        return requests().values().stream()
                .filter(request -> wanted.isEmpty() || wanted.contains(AwsStandIn.text(request, STATE)))
                .map(this::look)
                .toList();
    }

    private void end(ObjectNode request) {
        JsonNode asked = request.path("asked");
        String email = AwsStandIn.text(asked, "Email");
        boolean taken = accounts().values().stream()
                .anyMatch(account -> AwsStandIn.text(account, "Email").equalsIgnoreCase(email));
        if (taken || accounts().size() >= MOST_ACCOUNTS) {
            request.put(STATE, "FAILED");
            request.put("FailureReason", taken ? "EMAIL_ALREADY_EXISTS" : "ACCOUNT_LIMIT_EXCEEDED");
            return;
        }
        String id = fresh();
        ObjectNode account = JsonMapper.shared().createObjectNode();
        account.put("Id", id);
        account.put("Name", AwsStandIn.text(asked, "AccountName"));
        account.put("Email", email);
        account.put("Status", "ACTIVE");
        account.set("tags", asked.path("Tags").deepCopy());
        accounts().put(id, account);
        request.put(STATE, "SUCCEEDED");
        request.put("AccountId", id);
    }

    private String fresh() {
        return Stream.generate(() -> Long.toString(CHANCE.nextLong(100_000_000_000L, 1_000_000_000_000L)))
                .filter(id -> !accounts().containsKey(id))
                .findFirst()
                .orElseThrow();
    }
}
