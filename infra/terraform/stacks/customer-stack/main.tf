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
    S = {
      endpoint_zones = 1
      services       = []
      databases      = { assistant = { instance_class = "db.t4g.micro", storage_gb = 20, multi_az = false, connections = 80 } }
      caches         = {}
      monthly_usd    = 600
    }
    M = {
      endpoint_zones = local.zones
      services       = ["kms", "monitoring"]
      databases      = { assistant = { instance_class = "db.t4g.small", storage_gb = 50, multi_az = true, connections = 170 } }
      caches         = { assistant = { node_type = "cache.t4g.micro", nodes = 1, multi_az = false } }
      monthly_usd    = 1000
    }
    L = {
      endpoint_zones = local.zones
      services       = ["kms", "monitoring"]
      databases      = { assistant = { instance_class = "db.t4g.medium", storage_gb = 100, multi_az = true, connections = 340 } }
      caches         = { assistant = { node_type = "cache.t4g.small", nodes = 2, multi_az = true } }
      monthly_usd    = 2500
    }
  }[var.profile]

  databases = local.size.databases
  caches    = local.size.caches
  budgets   = { monthly = { limit_usd = coalesce(var.monthly_budget_usd, local.size.monthly_usd), emails = var.budget_emails } }
  walls     = { outside = { allowed = concat(local.names_of_aws, [for name in var.allowed_names : "${name}."]) } }
  vaults    = { daily = { retention_days = var.backup_retention_days } }

  # From the bootstrap stack, which is the same in every account: nothing here makes or changes them, so whom they trust and what they
  # may do is the customer's word and not a release's.
  permissions_boundary_arn = "arn:aws:iam::${var.account_id}:policy/tenantry-boundary"
  runner_role_arn          = "arn:aws:iam::${var.account_id}:role/tenantry-runner"
  copier_role_arn          = "arn:aws:iam::${var.account_id}:role/tenantry-copier"
  state_bucket             = coalesce(var.state_bucket, "tenantry-state-${var.account_id}-${var.region}")

  registry            = coalesce(var.image_registry, "${var.account_id}.dkr.ecr.${var.region}.amazonaws.com")
  registry_account_id = split(".", local.registry)[0]

  bucket_terms = {
    documents   = { noncurrent_days = var.backup_retention_days }
    backup      = { noncurrent_days = var.backup_retention_days, expire_days = var.backup_retention_days }
    models      = { noncurrent_days = 7 }
    access-logs = { noncurrent_days = 1, expire_days = var.log_retention_days }
  }

  cluster_name = local.name
  namespace    = "assistant"

  cluster_features = { auto_mode = true, access_entries = true }

  # AWS's own policies for a cluster in auto mode and for its nodes.
  managed_policies = {
    cluster = [
      "AmazonEKSClusterPolicy", "AmazonEKSComputePolicy", "AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy",
      "AmazonEKSNetworkingPolicy",
    ]
    node = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"]
  }

  builds = { at_a_time = 2, key_arn = "arn:aws:kms:${var.region}:${var.account_id}:alias/tenantry-state" }

  # Pods that call AWS, by their service accounts in the chart.
  pod_identities = {
    open-webui = { namespace = local.namespace, service_account = "open-webui" }
    qdrant     = { namespace = local.namespace, service_account = "qdrant" }
    ollama     = { namespace = local.namespace, service_account = "ollama" }
    figures    = { namespace = local.namespace, service_account = "figures" }
  }

  secrets = merge(
    {
      open-webui     = "session key and first administrator of Open WebUI"
      open-webui-key = "API key of the provider's administrator in Open WebUI, written by the runner"
      qdrant         = "API keys of Qdrant"
      database       = "password of the assistant's user in PostgreSQL"
      sign-in        = "client secret of the employees' sign-in"
      tools          = "keys of MCP servers"
      runner         = "key that results of jobs are signed with"
    },
    var.data_policy == "EXTERNAL" ? { gateway = "the tenant's key at the model gateway" } : {},
    length(local.size.caches) > 0 ? { cache = "password of the assistant's user in Valkey" } : {},
  )

  # Services of this region by their endpoints, and what they name themselves. Nothing that others can name.
  names_of_aws = [
    "*.${var.region}.amazonaws.com.", "*.${var.region}.api.aws.", "*.${var.region}.eks.amazonaws.com.", "*.${var.region}.rds.amazonaws.com.",
    "*.${var.region}.vpce.amazonaws.com.", "*.cache.amazonaws.com.", "*.${var.region}.elb.amazonaws.com.",
    "*.${var.region}.compute.internal.",
  ]

  # Ways to the provider, each by its own switch; the model gateway's is of its own, since it alone takes prompts out.
  private_services = {
    for name, service in { sign-in = var.keycloak_endpoint_service, tools = var.mcp_gateway_endpoint_service } : name => service
    if service != null
  }

  log_groups = {
    names   = "/tenantry/${var.tenant_slug}/names"
    network = "/tenantry/${var.tenant_slug}/network"
    runner  = "/tenantry/${var.tenant_slug}/runner"
    figures = "/tenantry/${var.tenant_slug}/figures" # the chart knows it by this name
    # these names are the services' choice
    cluster          = "/aws/eks/${local.name}/cluster"
    database         = "/aws/rds/instance/${local.name}-assistant/postgresql"
    database-upgrade = "/aws/rds/instance/${local.name}-assistant/upgrade"
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
    models    = { description = "models", via = ["s3"] }
    backup    = { description = "backups", via = ["s3", "backup"] }
    volumes   = { description = "volumes of Qdrant and nodes", via = ["ec2"] }
    database  = { description = "PostgreSQL and Valkey", via = ["rds", "elasticache"] }
    cluster   = { description = "secrets inside Kubernetes", via = ["eks"] }
    secrets   = { description = "Secrets Manager", via = ["secretsmanager"] }
    logs = {
      description = "logs"
      logs_prefix = ["/tenantry/${var.tenant_slug}/", "/aws/eks/${local.name}/", "/aws/rds/instance/${local.name}-"]
    }
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
  private_services         = local.private_services
  flow_log_group_arn       = module.logs.arns["network"]
  permissions_boundary_arn = local.permissions_boundary_arn

  services = concat(
    ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "logs", "secretsmanager", "sts"],
    local.size.services,
  )
}

module "names" {
  source = "../../modules/names"

  name          = local.name
  walls         = local.walls
  vpc_id        = module.network.vpc_id
  log_group_arn = module.logs.arns["names"]
  protect       = var.protect_data
}

module "buckets" {
  source = "../../modules/buckets"

  name        = local.name
  account_id  = var.account_id
  protect     = var.protect_data
  endpoint_id = module.network.s3_endpoint_id
  key_arns    = { for class in ["documents", "models", "backup"] : class => module.kms.arns[class] }
  terms       = local.bucket_terms

  # AWS Backup copies as its role, from outside the network; it hands nothing on (see the vault's policy)
  copier_role_arns = [local.copier_role_arn]

  buckets = {
    documents   = { objects_from_inside_only = true, log_to = "access-logs", backup = "daily" }
    backup      = { objects_from_inside_only = true, log_to = "access-logs" }
    models      = { log_to = "access-logs" } # filled from outside: it holds what is public anyway
    access-logs = { receives_access_logs = true }
  }
}

module "secrets" {
  source = "../../modules/secrets"

  tenant_slug          = var.tenant_slug
  secrets              = local.secrets
  kms_key_arn          = module.kms.arns["secrets"]
  recovery_window_days = var.protect_data ? 14 : 0
  reader_role_arns     = [local.runner_role_arn]
}

module "iam" {
  source = "../../modules/iam"

  name                     = local.name
  account_id               = var.account_id
  region                   = var.region
  cluster_name             = local.cluster_name
  permissions_boundary_arn = local.permissions_boundary_arn
  managed_policies         = local.managed_policies
  volumes_key_arn          = module.kms.arns["volumes"]

  pods = {
    open-webui = {
      namespace       = local.namespace
      service_account = "open-webui"
      bucket_arn      = module.buckets.arns["documents"]
      key_arn         = module.kms.arns["documents"]
      prefix          = "open-webui/"
      writes          = true
    }
    qdrant = {
      namespace       = local.namespace
      service_account = "qdrant"
      bucket_arn      = module.buckets.arns["backup"]
      key_arn         = module.kms.arns["backup"]
      prefix          = "qdrant/"
      writes          = true
    }
    ollama = {
      namespace       = local.namespace
      service_account = "ollama"
      bucket_arn      = module.buckets.arns["models"]
      key_arn         = module.kms.arns["models"]
      prefix          = ""
      writes          = false
    }
  }

  loggers = {
    figures = { namespace = local.namespace, service_account = "figures", log_group_name = module.logs.names["figures"] }
  }
}

module "runner" {
  source = "../../modules/runner"

  name              = local.name
  role_arn          = local.runner_role_arn
  vpc_id            = module.network.vpc_id
  vpc_cidr          = var.vpc_cidr
  subnet_ids        = module.network.subnet_ids["endpoints"]
  s3_prefix_list_id = module.network.s3_prefix_list_id
  image             = "${local.registry}/${coalesce(var.runner_image, "tenantry/runner:${var.release}")}"
  state_bucket      = local.state_bucket
  builds            = local.builds
  log_group_name    = module.logs.names["runner"]
  database_cidrs    = length(local.databases) == 0 ? {} : module.network.data_cidrs

  gateway_security_groups = var.litellm_endpoint_service == null ? {} : { model-gateway = module.network.gateway_security_group_id }

  environment = {
    TENANTRY_TENANT    = var.tenant_id
    TENANTRY_CLUSTER   = local.cluster_name
    TENANTRY_NAMESPACE = local.namespace
  }
}

module "eks" {
  source = "../../modules/eks"

  name                     = local.cluster_name
  kubernetes_version       = var.kubernetes_version
  vpc_id                   = module.network.vpc_id
  control_plane_subnet_ids = module.network.subnet_ids["endpoints"]
  service_cidr             = "172.20.0.0/16"
  cluster_role_arn         = module.iam.cluster_role_arn
  node_role_arn            = module.iam.node_role.arn
  roles_ready              = module.iam.ready
  log_group_name           = module.logs.names["cluster"]
  secrets_key_arn          = module.kms.arns["cluster"]
  auto_mode                = local.cluster_features.auto_mode
  access_entries           = local.cluster_features.access_entries
  administrators           = { runner = local.runner_role_arn }
  api_clients              = { runner = module.runner.security_group_id }
  pod_identities           = local.pod_identities
  pod_role_arns            = module.iam.pod_role_arns
}

module "database" {
  source = "../../modules/database"

  name             = local.name
  databases        = local.databases
  major            = "17"
  vpc_id           = module.network.vpc_id
  subnet_ids       = module.network.subnet_ids["data"]
  client_cidrs     = module.network.app_cidrs
  client_groups    = { runner = module.runner.security_group_id }
  key_arn          = module.kms.arns["database"]
  secrets_key_arn  = module.kms.arns["secrets"]
  backup_days      = var.backup_retention_days
  protect          = var.protect_data
  log_groups_ready = [module.logs.names["database"], module.logs.names["database-upgrade"]]
}

module "cache" {
  source = "../../modules/cache"

  name         = local.name
  caches       = local.caches
  vpc_id       = module.network.vpc_id
  subnet_ids   = module.network.subnet_ids["data"]
  client_cidrs = module.network.app_cidrs
  key_arn      = module.kms.arns["database"]
}

module "backup" {
  source = "../../modules/backup"

  name         = local.name
  tenant_slug  = var.tenant_slug
  account_id   = var.account_id
  region       = var.region
  vaults       = local.vaults
  erasure_days = var.erasure_days
  key_arn      = module.kms.arns["backup"]
  protect      = var.protect_data
  role_arn     = local.copier_role_arn
}

module "alarms" {
  source = "../../modules/alarms"

  name              = local.name
  vaults            = module.backup.vaults
  runner_projects   = [module.runner.project_name]
  certificate_arns  = [for arn in [var.certificate_arn] : arn if arn != null]
  lookup_log_groups = [for wall in keys(local.walls) : module.logs.names["names"]]
  figure_log_groups = [module.logs.names["figures"]]
  topic_arn         = var.alarm_topic_arn
  budgets           = local.budgets

  databases = {
    for name, database in local.databases : name => {
      identifier  = "${local.name}-${name}"
      storage_gb  = database.storage_gb
      connections = database.connections
    }
  }

  # as ElastiCache names the nodes of a group
  cache_nodes = flatten([
    for name, cache in local.caches : [for node in range(1, cache.nodes + 1) : format("%s-%s-%03d", local.name, name, node)]
  ])
}
