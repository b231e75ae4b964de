# What the chart and the portal's settings need: names and addresses, nothing secret.

output "hosts" {
  description = "portal, login, billing, gateway → host name."
  value       = local.hosts
}

output "control_plane_principal" {
  description = "Who the portal is: tenantry.bootstrap.control-plane-principal."
  value       = module.control_plane.role_arn
}

output "endpoint_services" {
  description = "gateway, sign-in, tools → name by which tenants' networks ask for it, for tenantry.infrastructure in the portal's settings."
  value       = merge(module.endpoint_service.names, var.tools_endpoint_service == null ? {} : { tools = var.tools_endpoint_service })
}

output "target_groups" {
  description = "Who answers → the group that its pods are registered in, for the chart."
  value = {
    edge = module.edge.target_group_arns
    ways = module.endpoint_service.target_group_arns
  }
}

output "cluster" {
  description = "The cluster: name, address of its API (inside the network only), role of its nodes and key of volumes."
  value = {
    name            = module.eks.name
    endpoint        = module.eks.endpoint
    node_role       = module.iam.node_role.name
    volumes_key_arn = module.kms.arns["volumes"]
    namespaces      = local.namespaces
  }
}

output "databases" {
  description = "Service → host, port, name of its database, its master and the secret that RDS keeps the master's password in."
  value       = module.database.addresses
}

output "caches" {
  description = "gateway, billing → host, port and the user that operators set a password for."
  value       = module.cache.addresses
}

output "buckets" {
  description = "portal, billing, access-logs → bucket."
  value       = module.buckets.names
}

output "kms_key_arns" {
  description = "Class of data → ARN of its key; envelopes is tenantry.secrets.kms-key."
  value       = module.kms.arns
}

output "secret_names" {
  description = "Name of a secret → its name in Secrets Manager; operators write and read the values."
  value       = module.secrets.names
}

output "registry" {
  description = "Registry that images are pulled from."
  value       = local.registry
}

output "network" {
  description = "Blocks that network policies of the chart name, and what operators' shells stand in."
  value = {
    vpc_id                   = module.network.vpc_id
    app_subnet_ids           = module.network.subnet_ids["app"]
    data_cidrs               = module.network.subnet_cidrs["data"]
    endpoint_cidrs           = module.network.subnet_cidrs["endpoints"]
    edge_cidrs               = module.outlet.edge_cidrs
    s3_cidrs                 = module.network.s3_cidrs
    operators_security_group = module.operators.security_group_id
  }
}

output "public_ips" {
  description = "Addresses by which model providers and the mail server see this stack."
  value       = module.outlet.public_ips
}

output "allowed_names" {
  description = "Names outside that may be reached."
  value       = module.outlet.allowed
}

output "alarms" {
  description = "Names of all alarms."
  value       = sort(concat(module.alarms.names, module.edge.alarms))
}

output "backup_vaults" {
  description = "Value of the tag 'backup' → vault that holds its daily copies."
  value       = module.backup.vaults
}
