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
    key_arns    = { documents = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
    terms       = { documents = { noncurrent_days = 14 } }
    buckets = {
      documents   = { objects_from_inside_only = true, log_to = "access-logs" }
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
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.this["documents"].policy).Statement :
      statement.Sid != "ObjectsOnlyFromInside" || length([for action in flatten([statement.Action]) : action if !strcontains(action, "Object")]) == 0
    ])
    error_message = "settings of the bucket stay reachable from outside, or nobody could ever change them again"
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
    condition     = keys(aws_eks_access_entry.this) == ["runner"] && length(aws_eks_access_entry.nodes) == 1
    error_message = "the runner alone administers the cluster"
  }
}
