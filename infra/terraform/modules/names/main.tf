# A network without a way out still answers any question for a name, and a question can carry data: so the resolver answers
# what is listed and nothing else, and every question is written down.

locals {
  rules = merge([
    for wall in keys(var.walls) : {
      "${wall}-allowed" = { wall = wall, priority = 100, action = "ALLOW", response = null }
      "${wall}-others"  = { wall = wall, priority = 200, action = "BLOCK", response = "NXDOMAIN" }
    }
  ]...)
}

resource "aws_route53_resolver_firewall_domain_list" "this" {
  for_each = local.rules

  name    = "${var.name}-${each.key}"
  domains = each.value.action == "ALLOW" ? var.walls[each.value.wall].allowed : ["*."]
}

resource "aws_route53_resolver_firewall_rule_group" "this" {
  for_each = var.walls

  name = "${var.name}-${each.key}"
}

resource "aws_route53_resolver_firewall_rule" "this" {
  for_each = local.rules

  name                               = "${var.name}-${each.key}"
  firewall_rule_group_id             = aws_route53_resolver_firewall_rule_group.this[each.value.wall].id
  firewall_domain_list_id            = aws_route53_resolver_firewall_domain_list.this[each.key].id
  priority                           = each.value.priority
  action                             = each.value.action
  block_response                     = each.value.response
  firewall_domain_redirection_action = "TRUST_REDIRECTION_DOMAIN" # a listed name may be an alias of whatever its owner chooses
}

resource "aws_route53_resolver_firewall_rule_group_association" "this" {
  for_each = var.walls

  name                   = "${var.name}-${each.key}"
  firewall_rule_group_id = aws_route53_resolver_firewall_rule_group.this[each.key].id
  vpc_id                 = var.vpc_id
  priority               = 101
  mutation_protection    = var.protect ? "ENABLED" : "DISABLED"
}

# If the wall itself fails, no name is answered.
resource "aws_route53_resolver_firewall_config" "this" {
  for_each = var.walls

  resource_id        = var.vpc_id
  firewall_fail_open = "DISABLED"
}

resource "aws_route53_resolver_query_log_config" "this" {
  for_each = var.walls

  name            = "${var.name}-${each.key}"
  destination_arn = var.log_group_arn
}

resource "aws_route53_resolver_query_log_config_association" "this" {
  for_each = var.walls

  resolver_query_log_config_id = aws_route53_resolver_query_log_config.this[each.key].id
  resource_id                  = var.vpc_id
}
