package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.adding;
import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.first;
import static dev.tenantry.stackrules.Law.replacing;
import static dev.tenantry.stackrules.Law.some;
import static dev.tenantry.stackrules.Law.whole;
import static dev.tenantry.stackrules.Law.without;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** There is no way out but one for an EXTERNAL tenant, and inside each path is named. */
final class NetworkLaws {

    private static final Predicate<Planned> OF_AWS =
            endpoint -> endpoint.text("service_name").startsWith("com.amazonaws.eu-central-1.");

    private NetworkLaws() {}

    static Stream<Law> all() {
        return Stream.of(waysOut(), endpoints()).flatMap(List::stream);
    }

    private static List<Law> waysOut() {
        return List.of(
                noWayOut("by a gateway", adding("aws_internet_gateway", after -> {})),
                noWayOut("by NAT", adding("aws_nat_gateway", after -> {})),
                noWayOut("by peering", adding("aws_vpc_peering_connection", after -> {})),
                noWayOut("by a route", adding("aws_route", after -> after.put("destination_cidr_block", "0.0.0.0/0"))),
                noWayOut(
                        "by an endpoint of somebody else",
                        adding(
                                "aws_vpc_endpoint",
                                after -> after.put("service_name", "com.amazonaws.vpce.eu-central-1.vpce-svc-0f"))),
                noWayOut(
                        "by AWS's own services",
                        first("aws_vpc_endpoint", OF_AWS, replacing("policy", "aws:ResourceAccount", "aws:Anything"))),
                noWayOut(
                        "by a security group",
                        adding("aws_vpc_security_group_egress_rule", after -> after.put("cidr_ipv4", "0.0.0.0/0"))),
                noWayOut(
                        "by a security group's own rules",
                        first(
                                "aws_security_group",
                                group -> true,
                                after -> after.putArray("egress")
                                        .addObject()
                                        .putArray("cidr_blocks")
                                        .add("0.0.0.0/0"))),
                each(
                        "aws_default_security_group",
                        "the group that everything falls into lets nothing through",
                        group -> group.at("ingress").isEmpty()
                                && group.at("egress").isEmpty(),
                        after -> after.putArray("egress").addObject()),
                each(
                        "aws_flow_log",
                        "every connection is noted, refused ones among them",
                        log -> log.says("ALL", "traffic_type"),
                        after -> after.put("traffic_type", "ACCEPT")),
                whole(
                        "subnets of three kinds lie in two zones or three and do not overlap",
                        NetworkLaws::crookedSubnets,
                        without("aws_subnet")));
    }

    private static Law noWayOut(String by, Consumer<StackPlan> spoil) {
        return whole("nothing leaves the network " + by, NetworkLaws::unwantedWays, spoil);
    }

    /** LOCAL: none. EXTERNAL: the one to the model gateway. */
    static List<String> unwantedWays(StackPlan plan) {
        List<String> ways = new WaysOut(plan).all();
        List<String> wanted = plan.isLocal()
                ? List.of()
                : List.of("module.network.aws_vpc_endpoint.gateway[0] → " + plan.input("litellm_endpoint_service"));
        return ways.equals(wanted) ? List.of() : List.of("ways out " + ways + ", wanted " + wanted);
    }

    private static List<String> crookedSubnets(StackPlan plan) {
        List<Planned> subnets = plan.of("aws_subnet").toList();
        long zones = subnets.stream()
                .map(subnet -> subnet.text("availability_zone"))
                .distinct()
                .count();
        boolean apart = subnets.stream()
                .allMatch(one -> subnets.stream()
                        .allMatch(other -> one.equals(other)
                                || !WaysOut.isInside(one.text("cidr_block"), other.text("cidr_block"))));
        boolean inside = subnets.stream()
                .allMatch(subnet -> WaysOut.isInside(subnet.text("cidr_block"), plan.input("vpc_cidr")));
        long wanted = plan.input("profile").equals("L") ? 3 : 2;
        return apart && inside && zones == wanted && subnets.size() == 3 * zones
                ? List.of()
                : List.of(subnets.size() + " subnets in " + zones + " zones");
    }

    private static List<Law> endpoints() {
        Predicate<Planned> interfaces = OF_AWS.and(endpoint -> endpoint.says("Interface", "vpc_endpoint_type"));
        return List.of(
                some(
                        "aws_vpc_endpoint",
                        OF_AWS,
                        "endpoints serve callers of this account alone",
                        (plan, endpoint) -> endpoint.text("policy")
                                .contains("\"aws:PrincipalAccount\":\"" + plan.input("account_id") + "\""),
                        replacing("policy", "aws:PrincipalAccount", "aws:Anything")),
                some(
                        "aws_vpc_endpoint",
                        OF_AWS,
                        "endpoints reach resources of this account and its registry alone",
                        (plan, endpoint) -> endpoint.statements("policy").stream()
                                .filter(one -> !one.isCalled("LayersOfImages"))
                                .allMatch(one ->
                                        one.condition("aws:ResourceAccount").contains(plan.input("account_id"))),
                        replacing("policy", "aws:ResourceAccount", "aws:Anything")),
                some(
                        "aws_vpc_endpoint",
                        endpoint -> endpoint.says("Gateway", "vpc_endpoint_type"),
                        "of foreign buckets, those with layers of images are read and no other",
                        (plan, endpoint) -> endpoint.statements("policy").stream()
                                .filter(one -> one.isCalled("LayersOfImages"))
                                .allMatch(one -> one.actions().equals(List.of("s3:GetObject"))
                                        && one.resources()
                                                .equals(List.of(
                                                        "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"))),
                        replacing("policy", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/\\*", "*")),
                some(
                        "aws_vpc_endpoint",
                        interfaces,
                        "AWS's names lead to the endpoints",
                        (plan, endpoint) -> endpoint.isTrue("private_dns_enabled"),
                        after -> after.put("private_dns_enabled", false)),
                whole(
                        "what a closed cluster needs has an endpoint",
                        plan -> {
                            Set<String> there = plan.of("aws_vpc_endpoint")
                                    .map(endpoint ->
                                            endpoint.text("service_name").replace("com.amazonaws.eu-central-1.", ""))
                                    .collect(Collectors.toSet());
                            return Stream.of(
                                            "s3",
                                            "ec2",
                                            "ecr.api",
                                            "ecr.dkr",
                                            "eks",
                                            "eks-auth",
                                            "logs",
                                            "secretsmanager",
                                            "sts")
                                    .filter(service -> !there.contains(service))
                                    .toList();
                        },
                        first(
                                "aws_vpc_endpoint",
                                endpoint -> endpoint.text("service_name").endsWith(".eks-auth"),
                                after -> after.put("service_name", "com.amazonaws.eu-central-1.other"))));
    }
}
