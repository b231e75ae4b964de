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
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold for the provider's own stack beyond what holds for every stack. */
final class CentralLaws {

    private static final Set<String> DOORS_OUTWARD = Set.of(
            "aws_internet_gateway",
            "aws_egress_only_internet_gateway",
            "aws_nat_gateway",
            "aws_vpc_peering_connection",
            "aws_ec2_transit_gateway",
            "aws_vpn_gateway",
            "aws_ec2_client_vpn_endpoint");

    private CentralLaws() {}

    static Stream<Law> all() {
        return Stream.of(wayOut(), waysIn(), data(), identity()).flatMap(List::stream);
    }

    private static List<Law> wayOut() {
        return List.of(
                whole(
                        "the one way out is the outlet",
                        plan -> plan.of(DOORS_OUTWARD.toArray(String[]::new))
                                .map(Planned::address)
                                .filter(address -> !address.startsWith("module.outlet."))
                                .toList(),
                        adding("aws_vpn_gateway", after -> after.put("vpc_id", "vpc-1"))),
                some(
                        "aws_route",
                        route -> route.address().startsWith("module.outlet.aws_route.app"),
                        "applications leave through the firewall, never around it",
                        (plan, route) -> route.isGiven("vpc_endpoint_id")
                                && !route.isGiven("nat_gateway_id")
                                && !route.isGiven("gateway_id"),
                        after -> after.put("nat_gateway_id", "nat-1")),
                whole(
                        "data and endpoints have no route outward",
                        plan -> plan.of("aws_route_table")
                                .filter(table -> table.address().startsWith("module.network."))
                                .filter(table -> table.at("route").size() > 0)
                                .map(Planned::address)
                                .toList(),
                        first(
                                "aws_route_table",
                                table -> table.address().startsWith("module.network."),
                                after -> after.putArray("route").addObject().put("cidr_block", "0.0.0.0/0"))),
                each(
                        "aws_networkfirewall_firewall_policy",
                        "what is not listed is dropped",
                        policy -> Planned.texts(policy.at("firewall_policy", "0", "stateful_default_actions"))
                                        .contains("aws:drop_established")
                                && Planned.texts(policy.at("firewall_policy", "0", "stateless_default_actions"))
                                        .equals(List.of("aws:forward_to_sfe")),
                        after -> ((ObjectNode) after.path("firewall_policy").path(0))
                                .putArray("stateful_default_actions")
                                .add("aws:alert_established")),
                each(
                        "aws_networkfirewall_rule_group",
                        "the list opens neither everything nor all of AWS",
                        group -> targets(group).noneMatch(Set.of(".", ".com", ".amazonaws.com", "*")::contains)
                                && targets(group).findAny().isPresent(),
                        after -> ((ArrayNode) list(after).path("targets")).add(".amazonaws.com")),
                each(
                        "aws_networkfirewall_rule_group",
                        "only names in TLS pass",
                        group -> Planned.texts(list(group.after()).path("target_types"))
                                .equals(List.of("TLS_SNI")),
                        after -> ((ArrayNode) list(after).path("target_types")).add("HTTP_HOST")),
                each(
                        "aws_networkfirewall_firewall",
                        "the firewall is not taken away in passing",
                        firewall -> firewall.isTrue("delete_protection") && firewall.isTrue("subnet_change_protection"),
                        after -> after.put("delete_protection", false)));
    }

    private static JsonNode list(ObjectNode group) {
        return group.path("rule_group")
                .path(0)
                .path("rules_source")
                .path(0)
                .path("rules_source_list")
                .path(0);
    }

    private static Stream<String> targets(Planned group) {
        return Planned.texts(list(group.after()).path("targets")).stream();
    }

    private static List<Law> waysIn() {
        Predicate<Planned> isPublic = balancer -> balancer.says("application", "load_balancer_type");
        return List.of(
                whole(
                        "one load balancer is public, and it is the edge's",
                        plan -> plan.of("aws_lb")
                                .filter(balancer -> !balancer.isTrue("internal"))
                                .map(Planned::address)
                                .filter(address -> !address.equals("module.edge.aws_lb.this"))
                                .toList(),
                        first("aws_lb", isPublic.negate(), after -> after.put("internal", false))),
                whole(
                        "the public load balancer stands behind a web wall",
                        plan -> plan.of("aws_wafv2_web_acl_association")
                                        .findAny()
                                        .isPresent()
                                ? List.of()
                                : List.of("no aws_wafv2_web_acl_association"),
                        without("aws_wafv2_web_acl_association")),
                each(
                        "aws_wafv2_web_acl",
                        "the web wall keeps no samples of what people sent",
                        wall -> Planned.stream(wall.at("rule"))
                                .noneMatch(rule -> rule.path("visibility_config")
                                        .path(0)
                                        .path("sampled_requests_enabled")
                                        .asBoolean(true)),
                        after -> ((ObjectNode) after.path("rule")
                                        .path(0)
                                        .path("visibility_config")
                                        .path(0))
                                .put("sampled_requests_enabled", true)),
                each(
                        "aws_lb_listener",
                        "listeners speak TLS 1.2 or newer, or send on to one that does",
                        listener -> listener.text("ssl_policy").startsWith("ELBSecurityPolicy-TLS13-1-2")
                                || listener.says("redirect", "default_action", "0", "type"),
                        after -> after.put("ssl_policy", "ELBSecurityPolicy-2016-08")
                                .putArray("default_action")),
                each(
                        "aws_lb",
                        "load balancers refuse to be deleted",
                        balancer -> balancer.isTrue("enable_deletion_protection"),
                        after -> after.put("enable_deletion_protection", false)),
                each(
                        "aws_lb_target_group",
                        "the cluster may fill each target group",
                        group -> group.says("tenantry-central", "tags", "eks:eks-cluster-name"),
                        after -> after.putObject("tags")),
                each(
                        "aws_vpc_endpoint_service",
                        "no endpoint of a tenant is let in by itself",
                        service -> service.isTrue("acceptance_required"),
                        after -> after.put("acceptance_required", false)),
                whole(
                        "the public load balancer alone is open to everybody",
                        plan -> plan.of("aws_vpc_security_group_ingress_rule")
                                .filter(rule -> rule.says("0.0.0.0/0", "cidr_ipv4"))
                                .map(Planned::address)
                                .filter(address -> !address.startsWith("module.edge."))
                                .toList(),
                        adding("aws_vpc_security_group_ingress_rule", after -> after.put("cidr_ipv4", "0.0.0.0/0"))),
                whole(
                        "no route of the public load balancer leads around a door",
                        plan -> plan.of("aws_lb_target_group")
                                .filter(group -> group.address().startsWith("module.edge."))
                                .map(group -> group.address().replaceAll(".*\\[\"|\"]", ""))
                                .filter(who -> !Set.of("portal", "sign-in", "billing", "billing-door")
                                        .contains(who))
                                .toList(),
                        adding("aws_lb_target_group", after -> {})
                                .andThen(plan -> rename(plan, "module.edge.aws_lb_target_group.this[\"litellm\"]"))));
    }

    private static void rename(StackPlan plan, String address) {
        ArrayNode changes = (ArrayNode) plan.json().path("resource_changes");
        ((ObjectNode) changes.path(changes.size() - 1)).put("address", address);
    }

    private static List<Law> data() {
        return List.of(
                each(
                        "aws_db_instance",
                        "each database stands in two zones and refuses to be deleted",
                        database -> database.isTrue("multi_az") && database.isTrue("deletion_protection"),
                        after -> after.put("multi_az", false)),
                each(
                        "aws_db_instance",
                        "no database has a public address, and all are encrypted",
                        database -> database.isFalse("publicly_accessible") && database.isTrue("storage_encrypted"),
                        after -> after.put("publicly_accessible", true)),
                some(
                        "aws_elasticache_parameter_group",
                        group -> group.address().contains("billing"),
                        "no job of billing is dropped for want of memory",
                        (plan, group) -> group.at("parameter").toString().contains("noeviction"),
                        after -> after.putArray("parameter")),
                each(
                        "aws_ecr_repository",
                        "what a tag of an image names never changes",
                        repository -> repository.says("IMMUTABLE", "image_tag_mutability"),
                        after -> after.put("image_tag_mutability", "MUTABLE")),
                whole(
                        "no secret is in the provider's plan",
                        plan -> plan.of("aws_secretsmanager_secret_version", "aws_iam_access_key", "random_password")
                                .map(Planned::address)
                                .toList(),
                        adding("aws_iam_access_key", after -> after.put("user", "somebody"))));
    }

    private static List<Law> identity() {
        return List.of(
                whole(
                        "no input names a tenant",
                        plan -> plan.json().path("variables").propertyNames().stream()
                                .filter(name -> name.startsWith("tenant") && !name.equals("tenant_regions"))
                                .toList(),
                        plan -> ((ObjectNode) plan.json().path("variables")).putObject("tenants")),
                each(
                        "aws_eks_cluster",
                        "the provider's cluster answers inside its network only",
                        cluster -> cluster.isFalse("vpc_config", "0", "endpoint_public_access"),
                        after -> ((ObjectNode) after.path("vpc_config").path(0)).put("endpoint_public_access", true)),
                each(
                        "aws_secretsmanager_secret",
                        "secrets are read by operators alone",
                        secret -> secret.statements("policy").stream()
                                .anyMatch(one -> !one.allows()
                                        && one.condition("aws:PrincipalArn")
                                                .equals(List.of("arn:aws:iam::111122223333:role/operators"))),
                        replacing("policy", "role/operators", "role/anybody")));
    }
}
