# Valkey: sessions and messages between processes, nothing that must survive; a queue says so by keeping all and being copied.
# Inside the network only, by TLS only, under an own key.
#
# Its user has no password when it is made, and signs in by IAM, which nobody is allowed: so it is closed, and no password is
# in a plan or a state. The portal sets the password afterwards; Terraform leaves that alone.

locals {
  port = 6379

  paths = merge([
    for cache in keys(var.caches) : {
      for client, cidr in var.client_cidrs : "${cache}-${client}" => { cache = cache, client = client, cidr = cidr }
    }
  ]...)
}

resource "aws_elasticache_replication_group" "this" {
  for_each = var.caches

  replication_group_id = "${var.name}-${each.key}"
  description          = "Sessions of the assistant"
  engine               = "valkey"
  engine_version       = "8.0"
  node_type            = each.value.node_type
  num_cache_clusters   = each.value.nodes
  port                 = local.port
  parameter_group_name = aws_elasticache_parameter_group.this[each.key].name

  multi_az_enabled           = each.value.multi_az
  automatic_failover_enabled = each.value.multi_az

  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  at_rest_encryption_enabled = true
  kms_key_id                 = var.key_arn
  user_group_ids             = [aws_elasticache_user_group.this[each.key].user_group_id]

  subnet_group_name  = aws_elasticache_subnet_group.this[each.key].name
  security_group_ids = [aws_security_group.this[each.key].id]

  auto_minor_version_upgrade = true
  maintenance_window         = "sun:03:00-sun:04:00"
  snapshot_retention_limit   = each.value.snapshots_days # 0 for sessions: people sign in again
  apply_immediately          = true

  tags = { data-class = "cache" }
}

resource "aws_elasticache_parameter_group" "this" {
  for_each = var.caches

  name        = "${var.name}-${each.key}"
  family      = "valkey8"
  description = "Idle connections end, the oldest sessions go first"

  parameter {
    name  = "maxmemory-policy"
    value = each.value.eviction
  }

  parameter {
    name  = "timeout"
    value = "1800"
  }
}

resource "aws_elasticache_subnet_group" "this" {
  for_each = var.caches

  name        = "${var.name}-${each.key}"
  description = "Subnets for data"
  subnet_ids  = var.subnet_ids
}

# ---- who may do what in it

resource "aws_elasticache_user" "this" {
  for_each = var.caches

  # by IAM the name must be the id
  user_id       = "${var.name}-${each.key}"
  user_name     = "${var.name}-${each.key}"
  engine        = "valkey"
  access_string = "on ~* &* +@all -@dangerous -@admin +info +keys${each.value.more_access}"

  authentication_mode {
    type = "iam"
  }

  lifecycle {
    ignore_changes = [authentication_mode, passwords, no_password_required]
  }
}

resource "aws_elasticache_user_group" "this" {
  for_each = var.caches

  user_group_id = "${var.name}-${each.key}"
  engine        = "valkey"
  user_ids      = [aws_elasticache_user.this[each.key].user_id] # no "default": nobody comes in without a name
}

# ---- who reaches it; it opens nothing itself

resource "aws_security_group" "this" {
  for_each = var.caches

  name        = "${var.name}-cache-${each.key}"
  description = "Cache"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-cache-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = local.paths

  security_group_id = aws_security_group.this[each.value.cache].id
  description       = "Valkey from subnet ${each.value.client}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = local.port
  to_port           = local.port
}
