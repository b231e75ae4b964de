# The provider's own stack, once for all tenants: portal, model gateway, billing and sign-in. The order of the modules is the order
# of dependence. Nothing here knows a tenant.

locals {
  slug = "central"
  name = "tenantry-${local.slug}"

  tags = {
    tenant     = local.slug # what backups select by; there is no tenant of this name, since none has anything in this account
    stack      = "central-stack"
    release    = var.release
    managed-by = "tenantry"
  }

  # Fixed: tenants' accounts trust the portal's role by its ARN.
  portal_role     = "${local.name}-portal"
  portal_role_arn = "arn:aws:iam::${var.account_id}:role/tenantry/${local.portal_role}"

  # What the portal becomes in other accounts.
  foreign_role_arns = concat(["arn:aws:iam::*:role/tenantry-provisioner"], var.organization_role_arn == null ? [] : [var.organization_role_arn])

  registry            = coalesce(var.image_registry, "${var.account_id}.dkr.ecr.${var.region}.amazonaws.com")
  registry_account_id = split(".", local.registry)[0]

  # An instance each, so that one can be brought back to an earlier second without the others.
  databases = merge({
    portal   = { instance_class = "db.t4g.medium", storage_gb = 50, connections = 340 }
    litellm  = { instance_class = "db.t4g.medium", storage_gb = 100, connections = 340 }
    lago     = { instance_class = "db.t4g.medium", storage_gb = 100, connections = 340 }
    keycloak = { instance_class = "db.t4g.small", storage_gb = 20, connections = 170 }
  }, var.database_sizes)

  caches = {
    gateway = { node_type = "cache.t4g.small", nodes = 2, multi_az = true }
    # holds jobs: nothing may be dropped for want of memory, and each day a copy is kept
    billing = { node_type = "cache.t4g.small", nodes = 2, multi_az = true, eviction = "noeviction", snapshots_days = 7 }
  }

  budgets   = { monthly = { limit_usd = var.monthly_budget_usd, emails = var.budget_emails } }
  vaults    = { daily = { retention_days = var.backup_retention_days } }
  walls     = { outside = { allowed = [for name in concat(local.names_of_aws, local.names_outside) : "${name}."] } }
  firewalls = { outside = { allowed = [for name in concat(local.names_elsewhere_in_aws, var.model_provider_names, var.tool_names) : trimprefix(name, "*")], mail_cidrs = try(var.mail_relay.cidrs, []) } }
  web_walls = { edge = { per_five_minutes = 3000, sign_ins_per_five_minutes = 100 } }
  proofs    = true

  bucket_terms = {
    portal      = { noncurrent_days = 30, expire_days = 365 }
    billing     = { noncurrent_days = var.backup_retention_days }
    access-logs = { noncurrent_days = 1, expire_days = var.log_retention_days }
  }

  cluster_name     = local.name
  cluster_features = { auto_mode = true, access_entries = true }

  managed_policies = {
    cluster = [
      "AmazonEKSClusterPolicy", "AmazonEKSComputePolicy", "AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy",
      "AmazonEKSNetworkingPolicy",
    ]
    node = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"]
  }

  pod_identities = {
    lago = { namespace = local.namespaces.billing, service_account = "lago" }
  }

  # One for each service: what stands apart in the network stands apart in the cluster.
  namespaces = { portal = "portal", gateway = "gateway", billing = "billing", sign-in = "sign-in", watch = "watch" }

  secrets = {
    portal         = "passwords of owner, application and engine in PostgreSQL; client secrets at Keycloak; key at the model gateway"
    litellm        = "master key, salt key (lost: keys of model providers are unreadable), password in PostgreSQL and Valkey"
    lago           = "RSA key, three encryption keys and session key (lost: integrations are unreadable), password in PostgreSQL and Valkey"
    keycloak       = "first administrator, password in PostgreSQL"
    model-provider = "keys at the model providers"
    alerts         = "address that alerts are sent to"
    watch          = "keys by which figures are read, and nothing else"
  }

  repositories = [
    "tenantry/portal", "tenantry/terraform", "berriai/litellm-non_root", "getlago/api", "getlago/front", "gotenberg/gotenberg",
    "keycloak/keycloak", "nginxinc/nginx-unprivileged", "prom/prometheus", "prom/alertmanager",
  ]

  hosts = { for who in ["portal", "login", "billing", "gateway"] : who => "${who}.${var.domain}" }

  targets = {
    portal       = { port = 8080, health_path = "/actuator/health/readiness", health_port = "8080", sticky = true }
    sign-in      = { port = 8080, health_path = "/health", health_port = "8082" }
    billing      = { port = 8080, health_path = "/health", health_port = "8080" }
    billing-door = { port = 8080, health_path = "/health", health_port = "8080" }
  }

  routes = {
    portal = { host = local.hosts.portal, target = "portal", priority = 10 }
    # not /admin, not /metrics, not /health
    sign-in = { host = local.hosts.login, paths = ["/realms/tenantry/*", "/resources/*"], target = "sign-in", priority = 20 }
    # billing's interface has no other way in than the door
    billing-door = { host = local.hosts.billing, paths = ["/graphql", "/rails/active_storage/*"], target = "billing-door", priority = 30 }
    billing      = { host = local.hosts.billing, target = "billing", priority = 40 }
  }

  # Built by others in this account; the portal accepts tenants' endpoints there, too.
  foreign_service_arns = [
    for name in compact([var.tools_endpoint_service]) :
    "arn:aws:ec2:${split(".", name)[3]}:${var.account_id}:vpc-endpoint-service/${split(".", name)[4]}"
  ]

  ways = merge(
    { gateway = { host = local.hosts.gateway, port = 8081 } },
    var.sign_in_endpoint ? { sign-in = { host = local.hosts.login, port = 8081 } } : {},
  )

  # ---- names

  names_of_aws = concat(
    [for zone in ["amazonaws.com", "api.aws", "eks.amazonaws.com", "rds.amazonaws.com", "vpce.amazonaws.com", "elb.amazonaws.com", "compute.internal"] : "*.${var.region}.${zone}"],
    ["*.cache.amazonaws.com"],
    [for name in local.names_elsewhere_in_aws : name if name != "*.${var.region}.amazonaws.com"],
  )

  # Where tenants' stacks are built: services of their regions, and those that AWS has once for the world.
  names_elsewhere_in_aws = concat(
    [for region in concat([var.region], var.tenant_regions) : "*.${region}.amazonaws.com"],
    ["budgets.amazonaws.com", "iam.amazonaws.com", "organizations.us-east-1.amazonaws.com", "route53.amazonaws.com", "sts.amazonaws.com"],
  )

  names_outside = concat(var.model_provider_names, var.tool_names, try(var.mail_relay.names, []), values(local.hosts))

  log_groups = merge(
    {
      names    = "/tenantry/${local.slug}/names"
      network  = "/tenantry/${local.slug}/network"
      outlet   = "/tenantry/${local.slug}/outlet"
      web-wall = "aws-waf-logs-${local.name}" # these names are the services' choice
      cluster  = "/aws/eks/${local.name}/cluster"
    },
    { for service in keys(local.databases) : "database-${service}" => "/aws/rds/instance/${local.name}-${service}/postgresql" },
    { for service in keys(local.databases) : "upgrade-${service}" => "/aws/rds/instance/${local.name}-${service}/upgrade" },
  )
}

module "kms" {
  source = "../../modules/kms"

  name                 = local.name
  account_id           = var.account_id
  region               = var.region
  deletion_window_days = 30

  classes = {
    envelopes = { description = "secrets that the portal keeps in its own database", direct = [local.portal_role_arn] }
    portal    = { description = "logs and plan files of runs", via = ["s3"] }
    billing   = { description = "invoices", via = ["s3"] }
    backup    = { description = "backups", via = ["backup"] }
    volumes   = { description = "volumes of nodes and of the portal", via = ["ec2"] }
    images    = { description = "images", via = ["ecr"] }
    database  = { description = "PostgreSQL and Valkey", via = ["rds", "elasticache"] }
    cluster   = { description = "secrets inside Kubernetes", via = ["eks"] }
    secrets   = { description = "Secrets Manager", via = ["secretsmanager"] }
    logs = {
      description = "logs"
      logs_prefix = ["/tenantry/${local.slug}/", "/aws/eks/${local.name}/", "/aws/rds/instance/${local.name}-", "aws-waf-logs-${local.name}"]
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
  zones                    = var.zones
  endpoint_zones           = var.zones
  services                 = ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "secretsmanager", "sts"]
  gateway_service          = null
  flow_log_group_arn       = module.logs.arns["network"]
  permissions_boundary_arn = var.permissions_boundary_arn
  app_routes               = true
  foreign_role_arns        = local.foreign_role_arns
}

module "outlet" {
  source = "../../modules/outlet"

  name                = local.name
  region              = var.region
  vpc_id              = module.network.vpc_id
  cidr                = var.vpc_cidr
  zones               = module.network.zones
  app_cidrs           = { for name, cidr in module.network.app_cidrs : trimprefix(name, "app-") => cidr }
  app_route_table_ids = module.network.app_route_table_ids
  firewalls           = local.firewalls
  log_group_name      = module.logs.names["outlet"]
  protect             = var.protect_data
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
  key_arns    = { for class in ["portal", "billing"] : class => module.kms.arns[class] }
  terms       = local.bucket_terms

  copier_role_arns = ["arn:aws:iam::${var.account_id}:role/tenantry/${local.name}-backup"]

  buckets = {
    portal      = { objects_from_inside_only = true, log_to = "access-logs" }
    billing     = { objects_from_inside_only = true, log_to = "access-logs", backup = "daily" }
    access-logs = { receives_access_logs = true, receives_balancer_logs = true }
  }
}

module "secrets" {
  source = "../../modules/secrets"

  tenant_slug          = local.slug
  secrets              = local.secrets
  kms_key_arn          = module.kms.arns["secrets"]
  recovery_window_days = var.protect_data ? 30 : 0
  reader_role_arns     = [var.operator_role_arn]
  replica_region       = var.replica_region
}

module "registry" {
  source = "../../modules/registry"

  repositories = var.image_registry == null ? local.repositories : []
  key_arn      = module.kms.arns["images"]
  protect      = var.protect_data
}

module "iam" {
  source = "../../modules/iam"

  name                     = local.name
  account_id               = var.account_id
  region                   = var.region
  cluster_name             = local.cluster_name
  permissions_boundary_arn = var.permissions_boundary_arn
  managed_policies         = local.managed_policies
  volumes_key_arn          = module.kms.arns["volumes"]

  pods = {
    lago = {
      namespace       = local.namespaces.billing
      service_account = "lago"
      bucket_arn      = module.buckets.arns["billing"]
      key_arn         = module.kms.arns["billing"]
      prefix          = ""
      writes          = true
    }
  }
}

module "operators" {
  source = "../../modules/operators"

  name   = local.name
  vpc_id = module.network.vpc_id

  reaches = merge(
    { "HTTPS inside" = { cidr = var.vpc_cidr, port = 443 } },
    { for name, cidr in module.network.data_cidrs : "PostgreSQL in ${name}" => { cidr = cidr, port = 5432 } },
  )
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
  administrators           = { operators = var.operator_role_arn }
  api_clients              = { operators = module.operators.security_group_id }
  pod_identities           = local.pod_identities
  pod_role_arns            = module.iam.pod_role_arns
}

module "database" {
  source = "../../modules/database"

  name             = local.name
  databases        = { for service, size in local.databases : service => { instance_class = size.instance_class, storage_gb = size.storage_gb, multi_az = true } }
  major            = "17"
  vpc_id           = module.network.vpc_id
  subnet_ids       = module.network.subnet_ids["data"]
  client_cidrs     = module.network.app_cidrs
  client_groups    = { operators = module.operators.security_group_id }
  key_arn          = module.kms.arns["database"]
  secrets_key_arn  = module.kms.arns["secrets"]
  backup_days      = var.backup_retention_days
  protect          = var.protect_data
  log_groups_ready = [for purpose, name in module.logs.names : name if startswith(purpose, "database-") || startswith(purpose, "upgrade-")]
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

module "certificate" {
  source = "../../modules/certificate"

  names   = [for who in ["portal", "login", "billing", "gateway"] : local.hosts[who]]
  zone_id = var.zone_id
}

module "edge" {
  source = "../../modules/edge"

  name               = local.name
  vpc_id             = module.network.vpc_id
  subnet_ids         = module.outlet.edge_subnet_ids
  app_cidrs          = module.network.app_cidrs
  client_cidrs       = var.client_cidrs
  cluster_name       = local.cluster_name
  zone_id            = var.zone_id
  certificate_arn    = module.certificate.arn
  targets            = local.targets
  routes             = local.routes
  walls              = local.web_walls
  wall_log_group_arn = module.logs.arns["web-wall"]
  log_bucket         = module.buckets.ready["access-logs"]
  topic_arn          = var.alarm_topic_arn
  protect            = var.protect_data
}

module "endpoint_service" {
  source = "../../modules/endpoint-service"

  name            = local.name
  vpc_id          = module.network.vpc_id
  subnet_ids      = module.network.subnet_ids["endpoints"]
  app_cidrs       = module.network.app_cidrs
  cluster_name    = local.cluster_name
  certificate_arn = module.certificate.arn
  zone_id         = var.zone_id
  proofs          = local.proofs
  log_bucket      = module.buckets.ready["access-logs"]
  protect         = var.protect_data

  services = {
    for way, one in local.ways : way => {
      host               = one.host
      port               = one.port
      allowed_principals = var.endpoint_principals
      regions            = length(var.tenant_regions) == 0 ? [] : concat([var.region], var.tenant_regions)
    }
  }
}

module "control_plane" {
  source = "../../modules/control-plane"

  role_name                = local.portal_role
  region                   = var.region
  oidc_issuer              = module.eks.oidc_issuer
  namespace                = local.namespaces.portal
  service_account          = "portal"
  foreign_role_arns        = local.foreign_role_arns
  endpoint_service_arns    = concat(values(module.endpoint_service.arns), local.foreign_service_arns)
  key_arn                  = module.kms.arns["envelopes"]
  bucket                   = { arn = module.buckets.arns["portal"], key_arn = module.kms.arns["portal"] }
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "backup" {
  source = "../../modules/backup"

  name                     = local.name
  tenant_slug              = local.slug
  account_id               = var.account_id
  region                   = var.region
  vaults                   = local.vaults
  erasure_days             = 90
  key_arn                  = module.kms.arns["backup"]
  protect                  = var.protect_data
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "alarms" {
  source = "../../modules/alarms"

  name              = local.name
  vaults            = module.backup.vaults
  runner_projects   = []
  certificate_arns  = [module.certificate.arn]
  lookup_log_groups = [for wall in keys(local.walls) : module.logs.names["names"]]
  topic_arn         = var.alarm_topic_arn
  budgets           = local.budgets

  databases = {
    for service, size in local.databases : service => {
      identifier  = "${local.name}-${service}"
      storage_gb  = size.storage_gb
      connections = size.connections
    }
  }

  cache_nodes = flatten([
    for name, cache in local.caches : [for node in range(1, cache.nodes + 1) : format("%s-%s-%03d", local.name, name, node)]
  ])
}
