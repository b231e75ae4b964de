# PostgreSQL of the assistant: inside the network only, by verified TLS only, under an own key. The master's password is made,
# kept and rotated by RDS in Secrets Manager; it is in no plan and no state, and the application signs in as somebody else.

locals {
  port = 5432

  paths = merge([
    for database in keys(var.databases) : merge(
      { for client, cidr in var.client_cidrs : "${database}-${client}" => { database = database, from = "subnet ${client}", cidr = cidr, group = null } },
      { for client, group in var.client_groups : "${database}-${client}" => { database = database, from = client, cidr = null, group = group } },
    )
  ]...)

  # What people ask and are answered stands in statements and their parameters: neither is ever logged, not even when one
  # fails (an error names the table, never the row) or is slow.
  parameters = {
    "log_connections"                   = "1"
    "log_disconnections"                = "1"
    "log_error_verbosity"               = "terse"
    "log_min_duration_statement"        = "-1"
    "log_min_error_statement"           = "panic"
    "log_parameter_max_length"          = "0"
    "log_parameter_max_length_on_error" = "0"
    "log_statement"                     = "none"
    "password_encryption"               = "scram-sha-256"
    "rds.force_ssl"                     = "1"
    "ssl_min_protocol_version"          = "TLSv1.2"
  }
}

resource "aws_db_instance" "this" {
  for_each = var.databases

  identifier                  = "${var.name}-${each.key}"
  engine                      = "postgres"
  engine_version              = var.major
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  instance_class              = each.value.instance_class
  db_name                     = each.key
  port                        = local.port
  parameter_group_name        = aws_db_parameter_group.this[each.key].name
  ca_cert_identifier          = "rds-ca-rsa2048-g1"

  username                      = "master_of_all"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.secrets_key_arn

  storage_type          = "gp3"
  allocated_storage     = each.value.storage_gb
  max_allocated_storage = each.value.storage_gb * 5
  storage_encrypted     = true
  kms_key_id            = var.key_arn

  multi_az               = each.value.multi_az
  publicly_accessible    = false
  network_type           = "IPV4"
  db_subnet_group_name   = aws_db_subnet_group.this[each.key].name
  vpc_security_group_ids = [aws_security_group.this[each.key].id]

  # To any second of these days. After the contract's end they go with the instance: nothing outlives the erasure.
  backup_retention_period   = var.backup_days
  backup_window             = "00:30-01:30"
  maintenance_window        = "sun:02:00-sun:03:00"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = true
  skip_final_snapshot       = !var.protect
  final_snapshot_identifier = var.protect ? "${var.name}-${each.key}-last" : null
  deletion_protection       = var.protect

  # Performance Insights keeps texts of statements, which hold content: off. The server's own figures are enough for alarms.
  performance_insights_enabled    = false
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  tags = { data-class = "database", backup = "daily" }

  timeouts {
    create = "60m"
    update = "80m"
    delete = "60m"
  }

  # log groups of ours, or RDS makes some that are neither encrypted nor ever emptied
  depends_on = [terraform_data.before]
}

resource "terraform_data" "before" {
  input = { log_groups = var.log_groups_ready }
}

resource "aws_db_parameter_group" "this" {
  for_each = var.databases

  name        = "${var.name}-${each.key}-${var.major}"
  family      = "postgres${var.major}"
  description = "By TLS only, nothing of the content in the logs"

  dynamic "parameter" {
    for_each = local.parameters
    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "immediate"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "this" {
  for_each = var.databases

  name        = "${var.name}-${each.key}"
  description = "Subnets for data"
  subnet_ids  = var.subnet_ids
}

# ---- who reaches it; it opens nothing itself

resource "aws_security_group" "this" {
  for_each = var.databases

  name        = "${var.name}-database-${each.key}"
  description = "Database"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = local.paths

  security_group_id            = aws_security_group.this[each.value.database].id
  description                  = "PostgreSQL from ${each.value.from}"
  cidr_ipv4                    = each.value.cidr
  referenced_security_group_id = each.value.group
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}
