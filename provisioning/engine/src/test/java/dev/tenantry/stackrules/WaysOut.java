package dev.tenantry.stackrules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every way by which something could leave the network, computed over gateways, routes, endpoints and security groups: what is
 * no address of the network itself, no AWS service of the own account, and no S3 is a way out.
 */
final class WaysOut {

    private static final Set<String> GATEWAYS = Set.of(
            "aws_internet_gateway",
            "aws_egress_only_internet_gateway",
            "aws_nat_gateway",
            "aws_eip",
            "aws_vpc_peering_connection",
            "aws_vpc_peering_connection_accepter",
            "aws_ec2_transit_gateway",
            "aws_ec2_transit_gateway_vpc_attachment",
            "aws_vpn_gateway",
            "aws_vpn_connection",
            "aws_dx_gateway_association",
            "aws_ec2_client_vpn_endpoint",
            "aws_ec2_carrier_gateway",
            "aws_vpc_endpoint_service",
            "aws_network_interface",
            "aws_route53_resolver_endpoint");

    private final StackPlan plan;

    WaysOut(StackPlan plan) {
        this.plan = plan;
    }

    /** Each way by the address of what opens it; what an endpoint leads to stands behind it. */
    List<String> all() {
        return Stream.of(gateways(), routes(), endpoints(), groups())
                .flatMap(ways -> ways)
                .sorted()
                .toList();
    }

    private Stream<String> gateways() {
        return plan.of(GATEWAYS.toArray(String[]::new)).map(Planned::address);
    }

    private Stream<String> routes() {
        return Stream.concat(
                plan.of("aws_route").map(Planned::address),
                plan.of("aws_route_table")
                        .filter(table -> table.at("route").size() > 0)
                        .map(Planned::address));
    }

    private Stream<String> endpoints() {
        String ofAws = "com.amazonaws." + plan.input("region") + ".";
        return plan.of("aws_vpc_endpoint")
                .filter(endpoint -> !endpoint.text("service_name").startsWith(ofAws) || isOpen(endpoint))
                .map(endpoint -> endpoint.address() + " → " + endpoint.text("service_name"));
    }

    /** An endpoint of AWS that lets somebody else's resources be reached carries data out as well as any gateway. */
    private static boolean isOpen(Planned endpoint) {
        return endpoint.statements("policy").stream()
                .filter(Planned.Statement::allows)
                .filter(one -> !one.isCalled("LayersOfImages"))
                .anyMatch(one -> !one.condition("aws:PrincipalAccount").equals(List.of("111122223333"))
                        || !one.condition("aws:ResourceAccount").contains("111122223333")
                        || one.condition("aws:ResourceAccount").size() > 2);
    }

    private Stream<String> groups() {
        Stream<String> rules = plan.of("aws_vpc_security_group_egress_rule")
                .filter(rule -> !leadsInside(rule))
                .map(Planned::address);
        Stream<String> inline = plan.of("aws_security_group")
                .filter(group -> Planned.stream(group.at("egress")).anyMatch(JsonNode::isObject))
                .map(Planned::address);
        return Stream.concat(rules, inline);
    }

    private boolean leadsInside(Planned rule) {
        String cidr = rule.text("cidr_ipv4");
        boolean somewhere = cidr.isEmpty() && rule.text("cidr_ipv6").isEmpty();
        boolean elsewhere = rule.isGiven("prefix_list_id") || rule.isGiven("referenced_security_group_id");
        return somewhere ? elsewhere : rule.text("cidr_ipv6").isEmpty() && isInside(cidr, plan.input("vpc_cidr"));
    }

    static boolean isInside(String cidr, String network) {
        long mask = -1L << (32 - bits(network)) & 0xffffffffL;
        return bits(cidr) >= bits(network) && (number(cidr) & mask) == (number(network) & mask);
    }

    private static int bits(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static long number(String cidr) {
        long number = 0;
        for (String part : cidr.substring(0, cidr.indexOf('/')).split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
