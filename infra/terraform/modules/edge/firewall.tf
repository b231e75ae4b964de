# What is refused before any of ours sees it: known attacks, addresses of ill repute, and who asks too often.

locals {
  # AWS's own groups, and rules of theirs that only count here.
  groups = {
    AWSManagedRulesAmazonIpReputationList = { priority = 10, count = [] }
    AWSManagedRulesKnownBadInputsRuleSet  = { priority = 20, count = [] }
    # the portal's pages send more than 8 KiB at once, and uploads do
    AWSManagedRulesCommonRuleSet = { priority = 30, count = ["SizeRestrictions_BODY"] }
    AWSManagedRulesSQLiRuleSet   = { priority = 40, count = [] }
  }
}

resource "aws_wafv2_web_acl" "this" {
  for_each = var.walls

  name        = "${var.name}-${each.key}"
  description = "Before the public load balancer"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "too-many"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit                 = each.value.per_five_minutes
        aggregate_key_type    = "IP"
        evaluation_window_sec = 300
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "too-many"
      sampled_requests_enabled   = false
    }
  }

  # sign-in is guessed at: fewer tries there
  rule {
    name     = "too-many-sign-ins"
    priority = 2

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit                 = each.value.sign_ins_per_five_minutes
        aggregate_key_type    = "IP"
        evaluation_window_sec = 300

        scope_down_statement {
          byte_match_statement {
            search_string         = "/login-actions/"
            positional_constraint = "CONTAINS"

            field_to_match {
              uri_path {}
            }

            text_transformation {
              priority = 0
              type     = "NORMALIZE_PATH"
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "too-many-sign-ins"
      sampled_requests_enabled   = false
    }
  }

  dynamic "rule" {
    for_each = local.groups
    content {
      name     = rule.key
      priority = rule.value.priority

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          dynamic "rule_action_override" {
            for_each = rule.value.count
            content {
              name = rule_action_override.value
              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = false # samples hold what people sent
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = each.key
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each = var.walls

  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this[each.key].arn
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  for_each = var.walls

  resource_arn            = aws_wafv2_web_acl.this[each.key].arn
  log_destination_configs = [var.wall_log_group_arn]

  # who is signed in is nobody's business but the portal's
  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    query_string {} # codes of sign-ins
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }
}

# ---- what somebody must look at

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = merge(
    {
      errors = {
        metric = "HTTPCode_ELB_5XX_Count", statistic = "Sum", threshold = 20, severity = "page", group = null
        text   = "the public load balancer answers for pods that do not: look at which service has no healthy pod"
      }
    },
    {
      for target in keys(var.targets) : "unhealthy-${target}" => {
        metric = "UnHealthyHostCount", statistic = "Maximum", threshold = 0, severity = "warning", group = target
        text   = "a pod of ${target} fails its health check"
      }
    },
  )

  alarm_name        = "${var.name}-edge-${each.key}"
  alarm_description = "${each.value.severity}: ${each.value.text}. Owner: provider. docs/runbooks/alerts/en/edge.md"

  namespace   = "AWS/ApplicationELB"
  metric_name = each.value.metric
  dimensions = merge(
    { LoadBalancer = aws_lb.this.arn_suffix },
    each.value.group == null ? {} : { TargetGroup = aws_lb_target_group.this[each.value.group].arn_suffix },
  )
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"

  alarm_actions = var.topic_arn == null ? [] : [var.topic_arn]
  ok_actions    = var.topic_arn == null ? [] : [var.topic_arn]

  tags = { severity = each.value.severity, owner = "provider", runbook = "edge" }
}
