package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** By ElastiCache's own wire protocol, since the emulator knows no Valkey. */
class ElastiCacheUsersTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final String USER = "tenantry-acme-assistant";
    private static final String PASSWORD = "only-for-this-test-0123456789";

    @AutoClose
    private final ElastiCache cache = StandIn.listening(new ElastiCache());

    private CacheUsers users() {
        AwsClients clients = new AwsClients(new AwsSettings(cache.url()));
        return new ElastiCacheUsers(new OneAccount(clients));
    }

    @Test
    void gives_a_user_that_the_stack_made_without_one_its_password() {
        assertThat(users().hasPassword(ACCOUNT, USER)).isFalse();

        users().setPassword(ACCOUNT, USER, PASSWORD);

        assertThat(users().hasPassword(ACCOUNT, USER)).isTrue();
    }

    @Test
    void tells_a_user_that_is_not_there_and_one_that_is_being_changed_from_an_outage() {
        assertThat(failure(() -> users().hasPassword(ACCOUNT, "nobody")).kind())
                .isEqualTo(OutsideFailure.Kind.NOT_FOUND);

        cache.busy = true;
        assertThat(failure(() -> users().setPassword(ACCOUNT, USER, PASSWORD)))
                .hasMessageContaining("InvalidUserState")
                .hasMessageNotContaining(PASSWORD);

        cache.failNext(Fault.DOWN, "POST /");
        assertThat(failure(() -> users().hasPassword(ACCOUNT, USER)).kind()).isEqualTo(OutsideFailure.Kind.DOWN);
    }

    private static OutsideFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(OutsideFailure.class, call);
    }

    /** Without assuming a role, which other tests show. */
    private record OneAccount(AwsClients clients) implements TenantAccounts {

        @Override
        public <T> T in(AwsTarget target, java.util.function.Function<Account, T> work) {
            return AwsFailures.translating(() -> {
                try (OpenAccount account = new OpenAccount(
                        clients,
                        target.region(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))) {
                    return work.apply(account);
                }
            });
        }
    }

    private static final class ElastiCache extends StandIn {

        private String type = "iam";
        private boolean busy;

        ElastiCache() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            Map<String, String> form = asked.form();
            String action = form.getOrDefault("Action", "");
            if (!USER.equals(form.get("UserId"))) {
                return refused("UserNotFound", 404);
            }
            if (action.equals("ModifyUser")) {
                if (busy) {
                    return refused("InvalidUserState", 400);
                }
                assertThat(form)
                        .containsEntry("AuthenticationMode.Type", "password")
                        .containsEntry("AuthenticationMode.Passwords.member.1", PASSWORD);
                type = "password";
            }
            return Reply.of(200, xml(action)).with("Content-Type", "text/xml");
        }

        private static Reply refused(String code, int status) {
            return Reply.of(
                            status,
                            "<ErrorResponse xmlns=\"http://elasticache.amazonaws.com/doc/2015-02-02/\"><Error><Type>Sender</Type>"
                                    + "<Code>" + code + "</Code><Message>the user " + code
                                    + "</Message></Error><RequestId>1</RequestId></ErrorResponse>")
                    .with("Content-Type", "text/xml");
        }

        private String xml(String action) {
            String user = "<UserId>" + USER + "</UserId><Status>active</Status><Authentication><Type>" + type
                    + "</Type></Authentication>";
            String body = action.equals("DescribeUsers") ? "<Users><member>" + user + "</member></Users>" : user;
            return "<" + action + "Response xmlns=\"http://elasticache.amazonaws.com/doc/2015-02-02/\"><" + action
                    + "Result>" + body + "</" + action + "Result></" + action + "Response>";
        }
    }
}
