package dev.tenantry.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

/** In the provider's own account. A service is named {@code com.amazonaws.vpce.<region>.<id>}. */
@Component
class OwnEndpointConnections implements EndpointConnections {

    private final AwsClients clients;

    OwnEndpointConnections(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<State> state(String service, String endpoint) {
        return in(
                service,
                ec2 -> ec2
                        .describeVpcEndpointConnections(asked ->
                                asked.filters(filter("service-id", id(service)), filter("vpc-endpoint-id", endpoint)))
                        .vpcEndpointConnections()
                        .stream()
                        .filter(found -> endpoint.equals(found.vpcEndpointId()))
                        .findFirst()
                        .map(OwnEndpointConnections::state));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /** The documents spell the states in two ways. */
    private static State state(VpcEndpointConnection connection) {
        return switch (connection.vpcEndpointStateAsString().toLowerCase(Locale.ROOT)) {
            case "pendingacceptance" -> State.WAITING;
            case "pending" -> State.PENDING;
            case "available" -> State.AVAILABLE;
            case "rejected" -> State.REJECTED;
            default -> State.GONE;
        };
    }

    @Override
    public void accept(String service, String endpoint) {
        in(
                service,
                ec2 -> ec2.acceptVpcEndpointConnections(
                        asked -> asked.serviceId(id(service)).vpcEndpointIds(endpoint)));
    }

    @Override
    public void reject(String service, String endpoint) {
        in(
                service,
                ec2 -> ec2.rejectVpcEndpointConnections(
                        asked -> asked.serviceId(id(service)).vpcEndpointIds(endpoint)));
    }

    private <T> T in(String service, Function<Ec2Client, T> work) {
        return AwsFailures.translating(() -> {
            try (Ec2Client ec2 = clients.make(Ec2Client.builder(), region(service), clients.own())) {
                return work.apply(ec2);
            }
        });
    }

    private static String id(String service) {
        return service.substring(service.lastIndexOf('.') + 1);
    }

    private static String region(String service) {
        String[] parts = service.split("\\.", -1);
        if (parts.length < 5) {
            throw new IllegalArgumentException("no name of an endpoint service: " + service);
        }
        return parts[3];
    }
}
