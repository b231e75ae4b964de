# What holds for every tenant, read off the modules' own resources.

mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/tenantry/mocked" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/tenantry/mocked" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:tenantry/mocked-AbCdEf" }
  }
  mock_resource "aws_vpc_endpoint" {
    defaults = { id = "vpce-0123456789abcdef0", prefix_list_id = "pl-01234567", cidr_blocks = ["3.5.136.0/22"] }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn                   = "arn:aws:eks:eu-central-1:111122223333:cluster/mocked"
      certificate_authority = [{ data = "bW9ja2Vk" }]
      identity              = [{ oidc = [{ issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/MOCKED" }] }]
    }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      arn                = "arn:aws:rds:eu-central-1:111122223333:db:mocked"
      address            = "mocked.eu-central-1.rds.amazonaws.com"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-mocked-AbCdEf", kms_key_id = "", secret_status = "active" }]
    }
  }
  mock_resource "aws_elasticache_replication_group" {
    defaults = { primary_endpoint_address = "mocked.euc1.cache.amazonaws.com", member_clusters = ["mocked-001"] }
  }
}

run "network" {
  module {
    source = "../../modules/network"
  }

  variables {
    name                     = "tenantry-acme"
    account_id               = "111122223333"
    registry_account_id      = "444455556666"
    region                   = "eu-central-1"
    cidr                     = "10.42.0.0/20"
    zones                    = 3
    endpoint_zones           = 1
    services                 = ["sts"]
    gateway_service          = null
    flow_log_group_arn       = "arn:aws:logs:eu-central-1:111122223333:log-group:/tenantry/acme/network"
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/tenantry-boundary"
  }

  assert {
    condition     = length(distinct([for subnet in aws_subnet.this : subnet.cidr_block])) == 9
    error_message = "nine subnets, none of which overlaps another"
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.this : !subnet.map_public_ip_on_launch])
    error_message = "no subnet gives public addresses"
  }
  assert {
    condition     = length(aws_vpc_endpoint.gateway) == 0
    error_message = "no way to another account unless asked for"
  }
  assert {
    condition     = jsondecode(aws_vpc_endpoint.interface["sts"].policy).Statement[0].Condition.StringEquals["aws:PrincipalAccount"] == "111122223333"
    error_message = "endpoints serve callers of the own account alone"
  }
  assert {
    condition     = jsondecode(aws_vpc_endpoint.s3.policy).Statement[0].Condition.StringEquals["aws:ResourceAccount"] == "111122223333"
    error_message = "buckets of other accounts are out of reach"
  }
  assert {
    condition     = aws_iam_role.flow_log.permissions_boundary == "arn:aws:iam::111122223333:policy/tenantry-boundary"
    error_message = "each role has the boundary"
  }
}

run "keys" {
  module {
    source = "../../modules/kms"
  }

  variables {
    name                 = "tenantry-acme"
    account_id           = "111122223333"
    region               = "eu-central-1"
    deletion_window_days = 30
    classes = {
      documents = { description = "documents", via = ["s3"] }
      logs      = { description = "logs", logs_prefix = ["/tenantry/acme/"] }
    }
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation])
    error_message = "each key is rotated"
  }
  assert {
    condition = alltrue([
      for key in aws_kms_key.this :
      length([for statement in jsondecode(key.policy).Statement : statement
      if contains(statement.Action, "kms:Decrypt") && !can(statement.Condition)]) == 0
    ])
    error_message = "nobody decrypts without a condition on the service"
  }
  assert {
    condition     = !strcontains(aws_kms_key.this["logs"].policy, "kms:ViaService")
    error_message = "the key of logs is used by CloudWatch Logs alone"
  }
}

run "buckets" {
  module {
    source = "../../modules/buckets"
  }

  variables {
    name        = "tenantry-acme"
    account_id  = "111122223333"
    protect     = true
    endpoint_id = "vpce-0123456789abcdef0"

    copier_role_arns = ["arn:aws:iam::111122223333:role/tenantry-copier"]
    key_arns         = { documents = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
    terms            = { documents = { noncurrent_days = 14 } }
    buckets = {
      documents   = { objects_from_inside_only = true, log_to = "access-logs", backup = "daily" }
      access-logs = { receives_access_logs = true }
    }
  }

  assert {
    condition = alltrue([
      for block in aws_s3_bucket_public_access_block.this :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "no bucket can become public"
  }
  assert {
    condition     = alltrue([for bucket in aws_s3_bucket.this : !bucket.force_destroy])
    error_message = "a protected bucket that holds something is not destroyed"
  }
  assert {
    condition = [for statement in jsondecode(aws_s3_bucket_policy.this["documents"].policy).Statement : statement.Sid] == [
      "OnlyByTls", "OnlyByTls12OrNewer", "OnlyUnderItsKey", "ObjectsOnlyFromInside",
    ]
    error_message = "documents only by TLS, under their key, from inside"
  }
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this["documents"].policy).Statement[3].Condition.ArnNotEquals["aws:PrincipalArn"] == ["arn:aws:iam::111122223333:role/tenantry-copier"]
    error_message = "of callers outside the network, the copier of backups alone is let through"
  }
  assert {
    condition     = aws_s3_bucket.this["documents"].tags["backup"] == "daily" && !contains(keys(aws_s3_bucket.this["access-logs"].tags), "backup")
    error_message = "what is to be copied says so, and nothing else does"
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.this["documents"].policy).Statement :
      statement.Sid != "ObjectsOnlyFromInside" || length([for action in flatten([statement.Action]) : action if !strcontains(action, "Object")]) == 0
    ])
    error_message = "settings of the bucket stay reachable from outside, or nobody could ever change them again"
  }
}

run "roles" {
  module {
    source = "../../modules/iam"
  }

  variables {
    name                     = "tenantry-acme"
    account_id               = "111122223333"
    region                   = "eu-central-1"
    cluster_name             = "tenantry-acme"
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/tenantry-boundary"
    managed_policies         = { cluster = ["AmazonEKSComputePolicy"], node = [] }
    volumes_key_arn          = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    pods                     = {}
  }

  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.tags.policy).Statement : statement.Sid => statement.Action } == {
      TagNodes      = ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"]
      TagVolumes    = ["ec2:CreateSnapshot", "ec2:CreateVolume"]
      TagInterfaces = ["ec2:CreateNetworkInterface"]
    }
    error_message = "the cluster may set the chart's tags, which AWS's own policies do not permit"
  }
  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.tags.policy).Statement :
    statement.Condition.StringEquals["aws:RequestTag/eks:eks-cluster-name"] == "$${aws:PrincipalTag/eks:eks-cluster-name}"])
    error_message = "what it tags is of this cluster"
  }
}

run "cluster" {
  module {
    source = "../../modules/eks"
  }

  variables {
    name                     = "tenantry-acme"
    kubernetes_version       = "1.34"
    vpc_id                   = "vpc-0123456789abcdef0"
    control_plane_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    service_cidr             = "172.20.0.0/16"
    cluster_role_arn         = "arn:aws:iam::111122223333:role/tenantry/cluster"
    node_role_arn            = "arn:aws:iam::111122223333:role/tenantry/node"
    roles_ready              = []
    log_group_name           = "/aws/eks/tenantry-acme/cluster"
    secrets_key_arn          = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    auto_mode                = true
    access_entries           = true
    administrators           = { runner = "arn:aws:iam::111122223333:role/tenantry/runner" }
    api_clients              = { runner = "sg-0123456789abcdef0" }
    pod_identities           = { open-webui = { namespace = "assistant", service_account = "open-webui" } }
    pod_role_arns            = { open-webui = "arn:aws:iam::111122223333:role/tenantry/pod" }
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "the API answers inside the network only"
  }
  assert {
    condition     = length(aws_eks_cluster.this.enabled_cluster_log_types) == 5
    error_message = "all logs of the cluster are on"
  }
  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].resources == toset(["secrets"])
    error_message = "secrets of the cluster lie under our key"
  }
  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API" && !aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions
    error_message = "who builds the cluster has no rights in it"
  }
  assert {
    condition     = aws_eks_cluster.this.compute_config[0].enabled && aws_eks_cluster.this.storage_config[0].block_storage[0].enabled && aws_eks_cluster.this.kubernetes_network_config[0].elastic_load_balancing[0].enabled
    error_message = "the three parts of auto mode are on together"
  }
  assert {
    condition     = keys(aws_eks_access_entry.this) == ["runner"]
    error_message = "the runner alone administers the cluster"
  }
  assert {
    condition     = (length(coalesce(aws_eks_cluster.this.compute_config[0].node_pools, [])) > 0) != (length(aws_eks_access_entry.nodes) > 0)
    error_message = "the nodes' role gets its access entry from us or, with a pool of EKS's own, from EKS: twice is refused, never lets no node in"
  }
  assert {
    condition     = (length(coalesce(aws_eks_cluster.this.compute_config[0].node_pools, [])) > 0) == (aws_eks_cluster.this.compute_config[0].node_role_arn != null)
    error_message = "EKS takes pools of its own and their role only together"
  }
  assert {
    condition     = alltrue([for entry in aws_eks_access_entry.nodes : entry.type == "EC2" && entry.principal_arn == var.node_role_arn]) && [for policy in aws_eks_access_policy_association.nodes : reverse(split("/", policy.policy_arn))[0]] == ["AmazonEKSAutoNodePolicy"]
    error_message = "nodes of our classes come in by the role that the classes name"
  }
}

run "database" {
  module {
    source = "../../modules/database"
  }

  variables {
    name             = "tenantry-acme"
    databases        = { assistant = { instance_class = "db.t4g.small", storage_gb = 50, multi_az = true } }
    major            = "17"
    vpc_id           = "vpc-0123456789abcdef0"
    subnet_ids       = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    client_cidrs     = { app-a = "10.42.0.0/20", app-b = "10.42.16.0/20" }
    client_groups    = { runner = "sg-0123456789abcdef0" }
    key_arn          = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    secrets_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/11111111-1111-1111-1111-111111111111"
    backup_days      = 14
    protect          = true
    log_groups_ready = []
  }

  assert {
    condition = alltrue([for database in aws_db_instance.this :
    database.storage_encrypted && database.kms_key_id == var.key_arn && !database.publicly_accessible])
    error_message = "the database lies under its key and has no public address"
  }
  assert {
    condition = alltrue([for database in aws_db_instance.this :
    database.manage_master_user_password && database.password == null && database.master_user_secret_kms_key_id == var.secrets_key_arn])
    error_message = "RDS keeps the master's password, under the key of secrets; it is in no state"
  }
  assert {
    condition = alltrue([for database in aws_db_instance.this :
    database.deletion_protection && !database.skip_final_snapshot && database.backup_retention_period == 14 && database.delete_automated_backups])
    error_message = "a protected database is not deleted, can be restored to any second, and leaves no backups behind"
  }
  assert {
    condition = alltrue([for group in aws_db_parameter_group.this : length(setintersection(
      [for parameter in group.parameter : "${parameter.name}=${parameter.value}"],
      ["rds.force_ssl=1", "ssl_min_protocol_version=TLSv1.2", "log_statement=none", "log_min_duration_statement=-1", "log_min_error_statement=panic"],
    )) == 5])
    error_message = "by TLS 1.2 or newer only, and no statement in the logs"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.this) == 3 && alltrue([for rule in aws_vpc_security_group_ingress_rule.this : rule.from_port == 5432 && rule.to_port == 5432])
    error_message = "applications and the runner reach the one port of the database, nobody else anything"
  }
}

run "cache" {
  module {
    source = "../../modules/cache"
  }

  variables {
    name         = "tenantry-acme"
    caches       = { assistant = { node_type = "cache.t4g.small", nodes = 2, multi_az = true } }
    vpc_id       = "vpc-0123456789abcdef0"
    subnet_ids   = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    client_cidrs = { app-a = "10.42.0.0/20", app-b = "10.42.16.0/20" }
    key_arn      = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition = alltrue([for cache in aws_elasticache_replication_group.this :
    cache.transit_encryption_enabled && cache.transit_encryption_mode == "required" && tobool(cache.at_rest_encryption_enabled) && cache.kms_key_id == var.key_arn])
    error_message = "by TLS only, at rest under its key"
  }
  assert {
    condition     = alltrue([for cache in aws_elasticache_replication_group.this : cache.multi_az_enabled && cache.automatic_failover_enabled])
    error_message = "with two nodes one takes over from the other"
  }
  assert {
    condition = alltrue([for user in aws_elasticache_user.this :
    one(user.authentication_mode).type == "iam" && user.user_name == user.user_id && !strcontains(user.access_string, "+@admin")])
    error_message = "no password in a state, and no rights over the cache itself"
  }
  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.this : rule.cidr_ipv4]) == toset(["10.42.0.0/20", "10.42.16.0/20"])
    error_message = "applications alone reach the cache"
  }
}

run "no_cache_for_the_smallest" {
  module {
    source = "../../modules/cache"
  }

  variables {
    name         = "tenantry-acme"
    caches       = {}
    vpc_id       = "vpc-0123456789abcdef0"
    subnet_ids   = []
    client_cidrs = { app-a = "10.42.0.0/20" }
    key_arn      = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = length(aws_security_group.this) == 0 && length(output.addresses) == 0
    error_message = "without a cache there is nothing of it"
  }
}

run "backup" {
  module {
    source = "../../modules/backup"
  }

  variables {
    name                     = "tenantry-acme"
    tenant_slug              = "acme"
    account_id               = "111122223333"
    region                   = "eu-central-1"
    vaults                   = { daily = { retention_days = 14 } }
    erasure_days             = 30
    key_arn                  = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    protect                  = true
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/tenantry-boundary"
  }

  assert {
    condition     = alltrue([for vault in aws_backup_vault.this : vault.kms_key_arn == var.key_arn && !vault.force_destroy])
    error_message = "copies lie under their key, and a vault that holds some is not destroyed"
  }
  assert {
    condition     = alltrue([for lock in aws_backup_vault_lock_configuration.this : lock.min_retention_days == 14 && lock.max_retention_days == 30 && lock.changeable_for_days == null])
    error_message = "no copy for a shorter time, none beyond the erasure, and the owner can still end it"
  }
  assert {
    condition     = [for statement in jsondecode(aws_backup_vault_policy.this["daily"].policy).Statement : statement.Sid] == ["NothingLeavesTheAccount", "NobodyElseComesIn", "KeptToTheirEnd"]
    error_message = "copies stay in the account and until their end"
  }
  assert {
    condition     = alltrue([for role in aws_iam_role.this : role.permissions_boundary == var.permissions_boundary_arn && role.name == "tenantry-acme-backup"])
    error_message = "the copier has the boundary, and the name that the buckets know"
  }
}

run "backup_by_the_copier_of_the_account" {
  module {
    source = "../../modules/backup"
  }

  variables {
    name         = "tenantry-acme"
    tenant_slug  = "acme"
    account_id   = "111122223333"
    region       = "eu-central-1"
    vaults       = { daily = { retention_days = 14 } }
    erasure_days = 30
    key_arn      = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    protect      = true
    role_arn     = "arn:aws:iam::111122223333:role/tenantry-copier"
  }

  assert {
    condition     = alltrue([for selection in aws_backup_selection.this : selection.iam_role_arn == var.role_arn])
    error_message = "the account's own copier copies"
  }
  assert {
    condition     = length(aws_iam_role.this) == 0 && length(aws_iam_role_policy_attachment.this) == 0
    error_message = "no second copier whom somebody else could become"
  }
}

run "builds" {
  module {
    source = "../../modules/runner"
  }

  variables {
    name              = "tenantry-acme"
    role_arn          = "arn:aws:iam::111122223333:role/tenantry-runner"
    vpc_id            = "vpc-0123456789abcdef0"
    vpc_cidr          = "10.42.0.0/20"
    subnet_ids        = ["subnet-0123456789abcdef0"]
    s3_prefix_list_id = "pl-01234567"
    image             = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/tenantry/runner:2026.11.0"
    environment       = {}
    state_bucket      = "tenantry-state-111122223333-eu-central-1"
    builds            = { at_a_time = 2 }
    log_group_name    = "/tenantry/acme/runner"
  }

  assert {
    condition     = aws_codebuild_project.this.service_role == var.role_arn && aws_codebuild_project.this.vpc_config[0].vpc_id == var.vpc_id
    error_message = "builds have the account's own role, inside the network"
  }
  assert {
    condition     = !aws_codebuild_project.this.environment[0].privileged_mode
    error_message = "a build that had power over its host would be refused by the account"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.gateway) == 0
    error_message = "without a model gateway there is none to reach"
  }
}

run "builds_that_prove_what_the_gateway_refuses" {
  module {
    source = "../../modules/runner"
  }

  variables {
    name                    = "tenantry-acme"
    role_arn                = "arn:aws:iam::111122223333:role/tenantry-runner"
    vpc_id                  = "vpc-0123456789abcdef0"
    vpc_cidr                = "10.42.0.0/20"
    subnet_ids              = ["subnet-0123456789abcdef0"]
    s3_prefix_list_id       = "pl-01234567"
    image                   = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/tenantry/runner:2026.11.0"
    environment             = {}
    state_bucket            = "tenantry-state-111122223333-eu-central-1"
    builds                  = { at_a_time = 2 }
    log_group_name          = "/tenantry/acme/runner"
    gateway_security_groups = { model-gateway = "sg-0123456789abcdef0" }
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.gateway) == 1 && alltrue([for rule in aws_vpc_security_group_ingress_rule.gateway : rule.security_group_id == "sg-0123456789abcdef0" && rule.from_port == 443 && rule.to_port == 443 && rule.cidr_ipv4 == null])
    error_message = "the runner, and nobody beside it, reaches the model gateway by HTTPS"
  }
}

run "backup_of_a_tenant_that_leaves" {
  module {
    source = "../../modules/backup"
  }

  variables {
    name                     = "tenantry-acme"
    tenant_slug              = "acme"
    account_id               = "111122223333"
    region                   = "eu-central-1"
    vaults                   = { daily = { retention_days = 14 } }
    erasure_days             = 30
    key_arn                  = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    protect                  = false
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/tenantry-boundary"
  }

  assert {
    condition     = !strcontains(aws_backup_vault_policy.this["daily"].policy, "DeleteRecoveryPoint") && strcontains(aws_backup_vault_policy.this["daily"].policy, "NothingLeavesTheAccount")
    error_message = "off-boarding may delete copies; they leave the account even then not"
  }
  assert {
    condition     = alltrue([for vault in aws_backup_vault.this : vault.force_destroy])
    error_message = "off-boarding takes vaults away with what they hold"
  }
}

run "alarms" {
  module {
    source = "../../modules/alarms"
  }

  variables {
    name              = "tenantry-acme"
    databases         = { assistant = { identifier = "tenantry-acme-assistant", storage_gb = 50, connections = 170 } }
    cache_nodes       = ["tenantry-acme-assistant-001"]
    vaults            = { daily = "tenantry-acme-daily" }
    runner_projects   = ["tenantry-acme-runner"]
    certificate_arns  = ["arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"]
    lookup_log_groups = ["/tenantry/acme/names"]
    figure_log_groups = ["/tenantry/acme/figures"]
    topic_arn         = "arn:aws:sns:eu-central-1:111122223333:alarms"
    budgets           = { monthly = { limit_usd = 600, emails = ["it@acme.example"] } }
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 24
    error_message = "four of the database, two of a node of Valkey, two of copies, two of the certificate, one each of runner and names, eleven of the assistant's figures"
  }
  assert {
    condition = alltrue([for name in ["certificate-ending", "certificate-ends"] :
    aws_cloudwatch_metric_alarm.this[name].dimensions == tomap({ CertificateArn = var.certificate_arns[0] }) && aws_cloudwatch_metric_alarm.this[name].treat_missing_data == "ignore"])
    error_message = "the alarm looks at this certificate, and stays on once AWS tells nothing more of one that has ended"
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : can(regex("^(page|warning): ", alarm.alarm_description)) && alarm.alarm_actions == toset([var.topic_arn])])
    error_message = "each alarm says how bad it is, and tells the customer's topic if there is one"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["backup-missing"].treat_missing_data == "breaching"
    error_message = "silence about copies is an alarm"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["figures-silent"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.this["figures-silent"].statistic == "SampleCount"
    error_message = "silence about the assistant is an alarm"
  }
  assert {
    condition = alltrue([for name, alarm in aws_cloudwatch_metric_alarm.this :
      contains([for filter in aws_cloudwatch_log_metric_filter.figures : filter.metric_transformation[0].name], alarm.metric_name)
      if alarm.namespace == "Tenantry/tenantry-acme" && name != "names-refused"
    ])
    error_message = "no alarm on a figure that nobody takes"
  }
  assert {
    condition     = alltrue([for filter in aws_cloudwatch_log_metric_filter.figures : filter.log_group_name == "/tenantry/acme/figures" && filter.metric_transformation[0].value == "$.${filter.name}"])
    error_message = "each figure is the number of that name in the line, and nothing of the line but numbers"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-assistant-storage"].threshold == 8053063680
    error_message = "15 % of 50 GiB in bytes"
  }
  assert {
    condition     = length(aws_budgets_budget.this["monthly"].notification) == 2
    error_message = "who pays is told twice: nearly used up, and more than all foreseen"
  }
}

run "alarms_that_nobody_but_the_portal_reads" {
  module {
    source = "../../modules/alarms"
  }

  variables {
    name              = "tenantry-acme"
    databases         = {}
    cache_nodes       = []
    vaults            = {}
    runner_projects   = ["tenantry-acme-runner"]
    lookup_log_groups = []
    topic_arn         = null
    budgets           = { monthly = { limit_usd = 600, emails = [] } }
  }

  assert {
    condition     = keys(aws_cloudwatch_metric_alarm.this) == ["runner-failed"] && length(aws_cloudwatch_metric_alarm.this["runner-failed"].alarm_actions) == 0
    error_message = "without a topic nobody is told, and what is not there is not watched"
  }
  assert {
    condition     = length(aws_budgets_budget.this["monthly"].notification) == 0
    error_message = "a budget without addresses tells nobody"
  }
}

run "names" {
  module {
    source = "../../modules/names"
  }

  variables {
    name          = "tenantry-acme"
    walls         = { outside = { allowed = ["*.eu-central-1.amazonaws.com.", "login.acme.example."] } }
    vpc_id        = "vpc-0123456789abcdef0"
    log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/tenantry/acme/names"
    protect       = true
  }

  assert {
    condition     = aws_route53_resolver_firewall_rule.this["outside-allowed"].action == "ALLOW" && aws_route53_resolver_firewall_rule.this["outside-others"].action == "BLOCK" && aws_route53_resolver_firewall_rule.this["outside-allowed"].priority < aws_route53_resolver_firewall_rule.this["outside-others"].priority
    error_message = "what is listed is answered, everything else is not"
  }
  assert {
    condition     = aws_route53_resolver_firewall_domain_list.this["outside-others"].domains == toset(["*."])
    error_message = "everything else is everything"
  }
  assert {
    condition     = aws_route53_resolver_firewall_config.this["outside"].firewall_fail_open == "DISABLED" && aws_route53_resolver_firewall_rule_group_association.this["outside"].mutation_protection == "ENABLED"
    error_message = "the wall holds when it fails, and cannot be taken off"
  }
  assert {
    condition     = aws_route53_resolver_query_log_config.this["outside"].destination_arn == var.log_group_arn
    error_message = "each question is written down"
  }
}

run "ways_to_the_provider" {
  module {
    source = "../../modules/network"
  }

  variables {
    name                     = "tenantry-acme"
    account_id               = "111122223333"
    registry_account_id      = "111122223333"
    region                   = "eu-central-1"
    cidr                     = "10.42.0.0/20"
    zones                    = 2
    endpoint_zones           = 2
    services                 = ["sts"]
    gateway_service          = null
    private_services         = { sign-in = "com.amazonaws.vpce.eu-central-1.vpce-svc-0aaaaaaaaaaaaaaa0" }
    flow_log_group_arn       = "arn:aws:logs:eu-central-1:111122223333:log-group:/tenantry/acme/network"
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/tenantry-boundary"
  }

  assert {
    condition     = keys(output.private_endpoints) == ["sign-in"] && length(aws_vpc_endpoint.gateway) == 0
    error_message = "each way by its own switch"
  }
  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.private : rule.cidr_ipv4]) == toset(["10.42.0.0/22", "10.42.4.0/22"])
    error_message = "applications alone reach it"
  }
}
