# What may be reached outside, by the name that a connection asks for. Everything else is dropped and written down.

resource "aws_networkfirewall_rule_group" "names" {
  for_each = var.firewalls

  name     = "${var.name}-${each.key}-names"
  type     = "STATEFUL"
  capacity = 500

  rule_group {
    rule_variables {
      ip_sets {
        key = "HOME_NET"
        ip_set {
          definition = values(var.app_cidrs)
        }
      }
    }

    rules_source {
      rules_source_list {
        generated_rules_type = "ALLOWLIST"
        target_types         = ["TLS_SNI"] # no plain http: nothing that leaves may be read on its way
        targets              = each.value.allowed
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

# Mail, which begins in clear and has no name in TLS: by address and port.
resource "aws_networkfirewall_rule_group" "mail" {
  for_each = { for name, firewall in var.firewalls : name => firewall if length(firewall.mail_cidrs) > 0 }

  name     = "${var.name}-${each.key}-mail"
  type     = "STATEFUL"
  capacity = 50

  rule_group {
    rules_source {
      dynamic "stateful_rule" {
        for_each = each.value.mail_cidrs
        content {
          action = "PASS"

          header {
            protocol         = "TCP"
            direction        = "FORWARD"
            source           = "ANY"
            source_port      = "ANY"
            destination      = stateful_rule.value
            destination_port = "587"
          }

          rule_option {
            keyword  = "sid"
            settings = [tostring(stateful_rule.key + 1)]
          }
        }
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "this" {
  for_each = var.firewalls

  name = "${var.name}-${each.key}"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]
    stateful_default_actions           = ["aws:drop_established", "aws:alert_established"]

    stateful_engine_options {
      rule_order              = "STRICT_ORDER"
      stream_exception_policy = "DROP"
    }

    stateful_rule_group_reference {
      priority     = 100
      resource_arn = aws_networkfirewall_rule_group.names[each.key].arn
    }

    dynamic "stateful_rule_group_reference" {
      for_each = [for group in [try(aws_networkfirewall_rule_group.mail[each.key].arn, null)] : group if length(each.value.mail_cidrs) > 0]
      content {
        priority     = 200
        resource_arn = stateful_rule_group_reference.value
      }
    }
  }
}

resource "aws_networkfirewall_firewall" "this" {
  for_each = var.firewalls

  name                              = "${var.name}-${each.key}"
  firewall_policy_arn               = aws_networkfirewall_firewall_policy.this[each.key].arn
  vpc_id                            = var.vpc_id
  delete_protection                 = var.protect
  firewall_policy_change_protection = false
  subnet_change_protection          = var.protect

  dynamic "subnet_mapping" {
    for_each = local.zones
    content {
      subnet_id = aws_subnet.this["firewall-${subnet_mapping.value}"].id
    }
  }

  encryption_configuration {
    type = "AWS_OWNED_KMS_KEY" # it holds rules, and a list of names is no secret
  }
}

resource "aws_networkfirewall_logging_configuration" "this" {
  for_each = var.firewalls

  firewall_arn = aws_networkfirewall_firewall.this[each.key].arn

  logging_configuration {
    log_destination_config {
      log_type             = "ALERT" # what was dropped; what passed stands in the network's flow log
      log_destination_type = "CloudWatchLogs"
      log_destination      = { logGroup = var.log_group_name }
    }
  }
}
