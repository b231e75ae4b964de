# Everything that one tenant has in its own account. The order of the modules is the order of dependence.

locals {
  name = "tenantry-${var.tenant_slug}"

  tags = {
    tenant     = var.tenant_slug
    tenant-id  = var.tenant_id
    stack      = "customer-stack"
    release    = var.release
    managed-by = "tenantry"
  }

  zones = coalesce(var.availability_zones, var.profile == "L" ? 3 : 2)

  size = {
    S = { endpoint_zones = 1, services = [] }
    M = { endpoint_zones = local.zones, services = ["kms", "monitoring"] }
    L = { endpoint_zones = local.zones, services = ["kms", "monitoring"] }
  }[var.profile]

  # From the bootstrap stack, which is the same in every account.
  permissions_boundary_arn = "arn:aws:iam::${var.account_id}:policy/tenantry-boundary"
  state_bucket             = coalesce(var.state_bucket, "tenantry-state-${var.account_id}-${var.region}")

  registry            = coalesce(var.image_registry, "${var.account_id}.dkr.ecr.${var.region}.amazonaws.com")
  registry_account_id = split(".", local.registry)[0]

  bucket_terms = {
    documents   = { noncurrent_days = var.backup_retention_days }
    backup      = { noncurrent_days = var.backup_retention_days, expire_days = var.backup_retention_days }
    access-logs = { noncurrent_days = 1, expire_days = var.log_retention_days }
  }

  log_groups = {
    network = "/tenantry/${var.tenant_slug}/network"
    runner  = "/tenantry/${var.tenant_slug}/runner"
    cluster = "/aws/eks/${local.name}/cluster" # the name is EKS's choice
  }
}

module "kms" {
  source = "../../modules/kms"

  name                 = local.name
  account_id           = var.account_id
  region               = var.region
  deletion_window_days = min(30, max(7, var.erasure_days))

  classes = {
    documents = { description = "documents that people upload", via = ["s3"] }
    backup    = { description = "backups", via = ["s3", "backup"] }
    volumes   = { description = "volumes of databases and nodes", via = ["ec2"] }
    cluster   = { description = "secrets inside Kubernetes", via = ["eks"] }
    secrets   = { description = "Secrets Manager", via = ["secretsmanager"] }
    logs      = { description = "logs", logs_prefix = ["/tenantry/${var.tenant_slug}/", "/aws/eks/${local.name}/"] }
  }
}

module "logs" {
  source = "../../modules/logs"

  groups         = local.log_groups
  retention_days = var.log_retention_days
  kms_key_arn    = module.kms.arns["logs"]
}

module "network" {
  source = "../../modules/network"

  name                     = local.name
  account_id               = var.account_id
  registry_account_id      = local.registry_account_id
  region                   = var.region
  cidr                     = var.vpc_cidr
  zones                    = local.zones
  endpoint_zones           = local.size.endpoint_zones
  gateway_service          = var.litellm_endpoint_service
  flow_log_group_arn       = module.logs.arns["network"]
  permissions_boundary_arn = local.permissions_boundary_arn

  services = concat(
    ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "logs", "secretsmanager", "sts"],
    local.size.services,
  )
}

module "buckets" {
  source = "../../modules/buckets"

  name        = local.name
  account_id  = var.account_id
  protect     = var.protect_data
  endpoint_id = module.network.s3_endpoint_id
  key_arns    = { for class in ["documents", "backup"] : class => module.kms.arns[class] }
  terms       = local.bucket_terms

  buckets = {
    documents   = { objects_from_inside_only = true, log_to = "access-logs" }
    backup      = { objects_from_inside_only = true, log_to = "access-logs" }
    access-logs = { receives_access_logs = true }
  }
}
