# What somebody must look at, and what it may cost. States can be read by the auditor's role; figures and names of
# resources leave the account, never content. A topic of the customer's own may be told as well.

locals {
  GiB = 1073741824

  of_databases = merge([
    for name, database in var.databases : {
      "database-${name}-cpu" = {
        namespace  = "AWS/RDS", metric = "CPUUtilization", statistic = "Average", dimensions = { DBInstanceIdentifier = database.identifier }
        comparison = "GreaterThanThreshold", threshold = 80, period = 300, of = 3, missing = "missing", severity = "warning", runbook = "stores"
        text       = "the database is busy for a quarter of an hour: look for a slow page, or choose a larger profile"
      }
      "database-${name}-storage" = {
        namespace  = "AWS/RDS", metric = "FreeStorageSpace", statistic = "Minimum", dimensions = { DBInstanceIdentifier = database.identifier }
        comparison = "LessThanThreshold", threshold = floor(database.storage_gb * local.GiB * 0.15), period = 300, of = 3, missing = "missing", severity = "page", runbook = "stores"
        text       = "less than 15 % of the first size is free: storage grows by itself up to five times that, and no further"
      }
      "database-${name}-memory" = {
        namespace  = "AWS/RDS", metric = "FreeableMemory", statistic = "Minimum", dimensions = { DBInstanceIdentifier = database.identifier }
        comparison = "LessThanThreshold", threshold = 64 * 1024 * 1024, period = 300, of = 3, missing = "missing", severity = "warning", runbook = "stores"
        text       = "the database is short of memory: choose a larger profile"
      }
      "database-${name}-connections" = {
        namespace  = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum", dimensions = { DBInstanceIdentifier = database.identifier }
        comparison = "GreaterThanThreshold", threshold = database.connections, period = 300, of = 3, missing = "missing", severity = "warning", runbook = "stores"
        text       = "four fifths of the connections that the size allows are taken"
      }
    }
  ]...)

  of_caches = merge([
    for member in var.cache_nodes : {
      "cache-${member}-memory" = {
        namespace  = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", statistic = "Maximum", dimensions = { CacheClusterId = member }
        comparison = "GreaterThanThreshold", threshold = 80, period = 300, of = 3, missing = "missing", severity = "warning", runbook = "stores"
        text       = "Valkey is nearly full: sessions will be dropped"
      }
      "cache-${member}-sign-in" = {
        namespace  = "AWS/ElastiCache", metric = "AuthenticationFailures", statistic = "Sum", dimensions = { CacheClusterId = member }
        comparison = "GreaterThanThreshold", threshold = 0, period = 300, of = 1, missing = "notBreaching", severity = "page", runbook = "stores"
        text       = "somebody tries Valkey with a wrong password: after a rotation the assistant itself, else an intruder"
      }
    }
  ]...)

  of_vaults = merge([
    for vault in values(var.vaults) : {
      "backup-failed" = {
        namespace  = "AWS/Backup", metric = "NumberOfBackupJobsFailed", statistic = "Sum", dimensions = { BackupVaultName = vault }
        comparison = "GreaterThanThreshold", threshold = 0, period = 3600, of = 1, missing = "notBreaching", severity = "page", runbook = "copies"
        text       = "a backup failed: the reason stands with the job in AWS Backup"
      }
      "backup-missing" = {
        namespace  = "AWS/Backup", metric = "NumberOfBackupJobsCompleted", statistic = "Sum", dimensions = { BackupVaultName = vault }
        comparison = "LessThanThreshold", threshold = 1, period = 86400, of = 1, missing = "breaching", severity = "page", runbook = "copies"
        text       = "no backup was completed for a day"
      }
    }
  ]...)

  of_runners = {
    for project in var.runner_projects : "runner-failed" => {
      namespace  = "AWS/CodeBuild", metric = "FailedBuilds", statistic = "Sum", dimensions = { ProjectName = project }
      comparison = "GreaterThanThreshold", threshold = 2, period = 3600, of = 1, missing = "notBreaching", severity = "warning", runbook = "runner"
      text       = "jobs inside the network fail again and again: the runner's log says why"
    }
  }

  # Twice a day until its end, and nothing afterwards: then it stays as bad as it was. AWS renews its own ones 45 days before.
  of_certificates = merge([
    for arn in var.certificate_arns : {
      for alarm, one in {
        "certificate-ending" = { days = 30, severity = "warning", text = "a certificate ends within a month and was not renewed" }
        "certificate-ends"   = { days = 10, severity = "page", text = "a certificate ends within ten days: from then on no browser goes on to what it is for" }
        } : alarm => {
        namespace  = "AWS/CertificateManager", metric = "DaysToExpiry", statistic = "Minimum", dimensions = { CertificateArn = arn }
        comparison = "LessThanThreshold", threshold = one.days, period = 86400, of = 1, missing = "ignore", severity = one.severity, runbook = "certificate"
        text       = one.text
      }
    }
  ]...)

  of_names = {
    for group in var.lookup_log_groups : "names-refused" => {
      namespace  = local.own_namespace, metric = local.refused_metric, statistic = "Sum", dimensions = {}
      comparison = "GreaterThanThreshold", threshold = 100, period = 900, of = 1, missing = "notBreaching", severity = "page", runbook = "network"
      text       = "something inside asks for many names outside: a setting that wants out, or somebody who does"
    }
  }

  # What figures.py tells every five minutes; within ten there is one for sure. A figure that could not be taken is left out, and
  # figures-partial says so: silence of one figure is neither well nor ill.
  of_figures = merge([
    for group in var.figure_log_groups : {
      for alarm, one in {
        "assistant-silent" = { figure = "PartsSilent", over = 0, of = 2, severity = "page", runbook = "assistant", text = "Open WebUI, Ollama or Qdrant does not answer" }
        "pods-waiting"     = { figure = "PodsWaiting", over = 0, of = 2, severity = "page", runbook = "assistant", text = "a pod waits for a node, a GPU or an image, or crashes as soon as it starts" }
        "pods-restarting"  = { figure = "Restarts", over = 0, of = 3, severity = "warning", runbook = "assistant", text = "something ends and begins anew, again and again" }
        "models-missing"   = { figure = "ModelsMissing", over = 0, of = 2, severity = "page", runbook = "models", text = "a model that was agreed is not there" }
        "models-off-gpu"   = { figure = "ModelsOffGpu", over = 0, of = 3, severity = "warning", runbook = "models", text = "a model does not fit into the GPU, or there is none: answers are slow" }
        "vectors-impaired" = { figure = "VectorNodesImpaired", over = 0, of = 2, severity = "page", runbook = "vectors", text = "a node of Qdrant is silent, alone or restoring itself: documents are not found" }
        "vectors-uncopied" = { figure = "CopyAgeHours", over = 26, of = 2, severity = "page", runbook = "copies", text = "last night's copy of Qdrant's collections is missing" }
        "vectors-untried"  = { figure = "DrillAgeHours", over = 192, of = 2, severity = "warning", runbook = "copies", text = "for eight days no copy of Qdrant's collections came back on trial: the weekly drill failed or did not run" }
        "volume-filling"   = { figure = "VolumeFreePercent", under = 15, of = 2, severity = "warning", runbook = "stores", text = "less than 15 % of a volume is free" }
        "volume-full"      = { figure = "VolumeFreePercent", under = 5, of = 2, severity = "page", runbook = "stores", text = "less than 5 % of a volume is free: what is written next may be lost" }
        "figures-partial"  = { figure = "SourcesSilent", over = 0, of = 3, severity = "warning", runbook = "figures", text = "some figures cannot be taken: whether all is well there nobody sees" }
        } : alarm => {
        namespace  = local.own_namespace, metric = one.figure, statistic = try(one.over, null) == null ? "Minimum" : "Maximum", dimensions = {}
        comparison = try(one.over, null) == null ? "LessThanThreshold" : "GreaterThanThreshold", threshold = try(one.over, one.under)
        period     = 600, of = one.of, missing = "missing", severity = one.severity, runbook = one.runbook, text = one.text
      }
    }
  ]...)

  of_silence = {
    for group in var.figure_log_groups : "figures-silent" => {
      namespace  = local.own_namespace, metric = "SourcesSilent", statistic = "SampleCount", dimensions = {}
      comparison = "LessThanThreshold", threshold = 1, period = 900, of = 4, missing = "breaching", severity = "page", runbook = "figures"
      text       = "no figures for an hour: the cluster does not run its jobs, or nothing is deployed in it"
    }
  }

  figures = toset(["PartsSilent", "PodsWaiting", "Restarts", "ModelsMissing", "ModelsOffGpu", "VectorNodesImpaired", "CopyAgeHours", "DrillAgeHours", "VolumeFreePercent", "SourcesSilent"])

  alarms = merge(local.of_databases, local.of_caches, local.of_vaults, local.of_runners, local.of_certificates, local.of_names, local.of_figures, local.of_silence)

  own_namespace  = "Tenantry/${var.name}"
  refused_metric = "RefusedLookups"
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.severity}: ${each.value.text}. Owner: provider. docs/runbooks/alerts/en/${each.value.runbook}.md"

  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.of
  datapoints_to_alarm = each.value.of
  treat_missing_data  = each.value.missing

  alarm_actions = var.topic_arn == null ? [] : [var.topic_arn]
  ok_actions    = var.topic_arn == null ? [] : [var.topic_arn]

  tags = { severity = each.value.severity, owner = "provider", runbook = each.value.runbook }
}

# Only the number of refusals becomes a figure; the names asked for stay in the log.
resource "aws_cloudwatch_log_metric_filter" "refused" {
  for_each = toset(var.lookup_log_groups)

  name           = "refused"
  log_group_name = each.value
  pattern        = "{ $.firewall_rule_action = \"BLOCK\" }"

  metric_transformation {
    namespace     = local.own_namespace
    name          = local.refused_metric
    value         = "1"
    default_value = "0"
  }
}

# The line that figures.py writes, number by number.
resource "aws_cloudwatch_log_metric_filter" "figures" {
  for_each = length(var.figure_log_groups) == 0 ? [] : local.figures

  name           = each.value
  log_group_name = var.figure_log_groups[0]
  pattern        = "{ $.${each.value} >= 0 }"

  metric_transformation {
    namespace = local.own_namespace
    name      = each.value
    value     = "$.${each.value}"
  }
}

resource "aws_budgets_budget" "this" {
  for_each = var.budgets

  name         = "${var.name}-${each.key}"
  budget_type  = "COST"
  limit_amount = format("%.1f", each.value.limit_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = length(each.value.emails) == 0 ? {} : { ACTUAL = 80, FORECASTED = 100 }
    content {
      comparison_operator        = "GREATER_THAN"
      notification_type          = notification.key
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = each.value.emails
    }
  }
}
