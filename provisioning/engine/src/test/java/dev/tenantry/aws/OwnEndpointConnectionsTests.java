package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.EndpointConnections.State;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** By EC2's own wire protocol, since the emulator knows no connections. */
class OwnEndpointConnectionsTests {

    private static final String SERVICE = "com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718";
    private static final String ENDPOINT = "vpce-0f1e2d3c4b5a69788";

    @AutoClose
    private final Ec2 ec2 = StandIn.listening(new Ec2());

    private EndpointConnections connections() {
        return new OwnEndpointConnections(new AwsClients(new AwsSettings(ec2.url())));
    }

    @Test
    void follows_an_endpoint_from_asking_to_working() {
        assertThat(connections().state(SERVICE, ENDPOINT)).contains(State.WAITING);

        connections().accept(SERVICE, ENDPOINT);
        assertThat(connections().state(SERVICE, ENDPOINT)).contains(State.AVAILABLE);

        connections().reject(SERVICE, ENDPOINT);
        assertThat(connections().state(SERVICE, ENDPOINT)).contains(State.REJECTED);
        assertThat(connections().state(SERVICE, "vpce-00000000000000000")).isEmpty();
    }

    @Test
    void tells_a_refusal_from_an_outage() {
        ec2.failNext(Fault.DOWN, "POST /");
        assertThat(catchThrowableOfType(
                                OutsideFailure.class, () -> connections().state(SERVICE, ENDPOINT))
                        .kind())
                .isEqualTo(OutsideFailure.Kind.DOWN);
    }

    private static final class Ec2 extends StandIn {

        private String state = "pendingAcceptance";

        Ec2() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            Map<String, String> form = asked.form();
            String action = form.getOrDefault("Action", "");
            switch (action) {
                case "AcceptVpcEndpointConnections" -> state = accepted(form);
                case "RejectVpcEndpointConnections" -> state = "rejected";
                default -> {}
            }
            return Reply.of(200, xml(action)).with("Content-Type", "text/xml");
        }

        private static String accepted(Map<String, String> form) {
            assertThat(form)
                    .containsEntry("ServiceId", "vpce-svc-0a1b2c3d4e5f60718")
                    .containsEntry("VpcEndpointId.1", ENDPOINT);
            return "available";
        }

        private String xml(String action) {
            String body = action.startsWith("Describe")
                    ? "<vpcEndpointConnectionSet><item><vpcEndpointId>" + ENDPOINT
                            + "</vpcEndpointId><vpcEndpointState>" + state
                            + "</vpcEndpointState></item></vpcEndpointConnectionSet>"
                    : "<unsuccessful/>";
            return "<" + action + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">" + body + "</" + action
                    + "Response>";
        }
    }
}
