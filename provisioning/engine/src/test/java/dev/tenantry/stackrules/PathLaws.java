package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.first;
import static dev.tenantry.stackrules.Law.some;
import static dev.tenantry.stackrules.Law.whole;
import static dev.tenantry.stackrules.Law.without;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Inside the network each path is named, and so is each name that it answers. */
final class PathLaws {

    private PathLaws() {}

    static Stream<Law> all() {
        return Stream.of(groups(), names()).flatMap(List::stream);
    }

    private static List<Law> groups() {
        return List.of(
                rule(
                        "no path is open to the whole world",
                        (plan, rule) -> !rule.text("cidr_ipv4").endsWith("/0")
                                && rule.text("cidr_ipv6").isEmpty(),
                        after -> after.put("cidr_ipv4", "0.0.0.0/0")),
                rule(
                        "each path begins inside the network",
                        (plan, rule) -> rule.text("cidr_ipv4").isEmpty()
                                || WaysOut.isInside(rule.text("cidr_ipv4"), plan.input("vpc_cidr")),
                        after -> after.put("cidr_ipv4", "10.99.0.0/16")),
                rule(
                        "each path is one port of one protocol",
                        (plan, rule) ->
                                rule.says("tcp", "ip_protocol") && rule.number("from_port") == rule.number("to_port"),
                        after -> after.put("to_port", 65535)),
                rule(
                        "each path says what it is for",
                        (plan, rule) -> rule.text("description").length() > 8,
                        after -> after.putNull("description")),
                each(
                        "aws_vpc_security_group_egress_rule",
                        "what goes out of a group is one port of one protocol",
                        rule -> rule.says("tcp", "ip_protocol") && rule.number("from_port") == rule.number("to_port"),
                        after -> after.put("ip_protocol", "-1")),
                each(
                        "aws_vpc_security_group_egress_rule",
                        "what goes out of a group says what it is for",
                        rule -> rule.text("description").length() > 8,
                        after -> after.putNull("description")),
                each(
                        "aws_security_group",
                        "each group says what it is for",
                        group -> group.isGiven("description")
                                && !group.text("description").equals("Managed by Terraform"),
                        after -> after.put("description", "Managed by Terraform")),
                some(
                        "aws_vpc_security_group_ingress_rule",
                        rule -> rule.address().startsWith("module.database."),
                        "the database is reached from the applications' subnets and by the runner, at its port",
                        (plan, rule) -> rule.number("from_port") == 5432
                                && (rule.isGiven("referenced_security_group_id")
                                        || isApp(plan, rule.text("cidr_ipv4"))),
                        after -> after.put("from_port", 22)),
                some(
                        "aws_vpc_security_group_ingress_rule",
                        rule -> rule.address().startsWith("module.cache."),
                        "Valkey is reached from the applications' subnets, at its port",
                        (plan, rule) -> rule.number("from_port") == 6379 && isApp(plan, rule.text("cidr_ipv4")),
                        after -> after.put("from_port", 22)),
                some(
                        "aws_vpc_security_group_ingress_rule",
                        rule -> rule.address().startsWith("module.eks."),
                        "the cluster's API is reached by the runner alone",
                        (plan, rule) -> rule.isGiven("referenced_security_group_id")
                                && rule.text("cidr_ipv4").isEmpty(),
                        after -> after.put("cidr_ipv4", "10.42.0.0/20")));
    }

    private static Law rule(String name, BiPredicate<StackPlan, Planned> holds, Consumer<ObjectNode> spoil) {
        return each("aws_vpc_security_group_ingress_rule", name, holds, spoil);
    }

    private static boolean isApp(StackPlan plan, String cidr) {
        return plan.of("aws_subnet")
                .filter(subnet -> subnet.says("app", "tags", "tier"))
                .anyMatch(subnet -> subnet.text("cidr_block").equals(cidr));
    }

    private static List<Law> names() {
        Predicate<Planned> allowed = list -> list.address().contains("allowed");
        return List.of(
                some(
                        "aws_route53_resolver_firewall_domain_list",
                        allowed,
                        "names are answered for this region's services and what the tenant lists, never for what anybody can register",
                        (plan, list) -> Planned.texts(list.at("domains")).stream()
                                .allMatch(name ->
                                        name.matches("\\*\\.(eu-central-1\\.[a-z.]+|cache\\.amazonaws\\.com)\\.")),
                        after -> after.putArray("domains").add("*.com.")),
                whole(
                        "every other name is refused",
                        plan -> plan.of("aws_route53_resolver_firewall_rule")
                                                .anyMatch(rule -> rule.says("BLOCK", "action")
                                                        && rule.says("NXDOMAIN", "block_response")
                                                        && rule.number("priority") > 100)
                                        && plan.of("aws_route53_resolver_firewall_domain_list")
                                                .anyMatch(list -> Planned.texts(list.at("domains"))
                                                        .equals(List.of("*.")))
                                ? List.of()
                                : List.of("no rule refuses"),
                        first(
                                "aws_route53_resolver_firewall_rule",
                                rule -> rule.says("BLOCK", "action"),
                                after -> after.put("action", "ALERT"))),
                each(
                        "aws_route53_resolver_firewall_config",
                        "if the wall of names fails, no name is answered",
                        config -> config.says("DISABLED", "firewall_fail_open"),
                        after -> after.put("firewall_fail_open", "ENABLED")),
                each(
                        "aws_route53_resolver_firewall_rule_group_association",
                        "the wall of names cannot be taken off",
                        wall -> wall.says("ENABLED", "mutation_protection"),
                        after -> after.put("mutation_protection", "DISABLED")),
                whole(
                        "every question for a name is written down",
                        plan -> plan.of("aws_route53_resolver_query_log_config_association")
                                        .findAny()
                                        .isPresent()
                                ? List.of()
                                : List.of("no log of names"),
                        without("aws_route53_resolver_query_log_config_association")));
    }
}
