package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** By EC2's own wire protocol, since the emulator knows no private names. */
class PrivateEndpointNamesTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final String ENDPOINT = "vpce-0f1e2d3c4b5a69788";

    @AutoClose
    private final Ec2 ec2 = StandIn.listening(new Ec2());

    private EndpointNames names() {
        return new PrivateEndpointNames(new OneAccount(new AwsClients(new AwsSettings(ec2.url()))));
    }

    @Test
    void has_an_endpoint_answer_the_name_of_its_service() {
        assertThat(names().isAnswered(ACCOUNT, ENDPOINT)).isFalse();

        names().answer(ACCOUNT, ENDPOINT);

        assertThat(names().isAnswered(ACCOUNT, ENDPOINT)).isTrue();
    }

    /** Without assuming a role, which other tests show. */
    private record OneAccount(AwsClients clients) implements TenantAccounts {

        @Override
        public <T> T in(AwsTarget target, Function<Account, T> work) {
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

    private static final class Ec2 extends StandIn {

        private String enabled = "false";

        Ec2() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            Map<String, String> form = asked.form();
            String action = form.getOrDefault("Action", "");
            if (action.equals("ModifyVpcEndpoint")) {
                assertThat(form).containsEntry("VpcEndpointId", ENDPOINT);
                enabled = form.getOrDefault("PrivateDnsEnabled", "");
            } else {
                assertThat(form).containsEntry("VpcEndpointId.1", ENDPOINT);
            }
            return Reply.of(200, xml(action)).with("Content-Type", "text/xml");
        }

        private String xml(String action) {
            String body = action.startsWith("Describe")
                    ? "<vpcEndpointSet><item><vpcEndpointId>" + ENDPOINT + "</vpcEndpointId><privateDnsEnabled>"
                            + enabled + "</privateDnsEnabled></item></vpcEndpointSet>"
                    : "<return>true</return>";
            return "<" + action + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">" + body + "</" + action
                    + "Response>";
        }
    }
}
