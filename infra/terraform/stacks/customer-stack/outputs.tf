# What later steps need: names and addresses, nothing secret.

output "documents_bucket" {
  description = "Where documents that people upload lie."
  value       = module.buckets.names["documents"]
}

output "backup_bucket" {
  description = "Where backups lie."
  value       = module.buckets.names["backup"]
}

output "models_bucket" {
  description = "Where models lie."
  value       = module.buckets.names["models"]
}

output "kms_key_arns" {
  description = "Class of data → ARN of its key."
  value       = module.kms.arns
}

output "log_groups" {
  description = "Purpose → name of its log group."
  value       = module.logs.names
}

output "vpc_id" {
  description = "The network."
  value       = module.network.vpc_id
}

output "subnet_ids" {
  description = "Tier → ids of its subnets."
  value       = module.network.subnet_ids
}

output "subnet_cidrs" {
  description = "Tier → address blocks of its subnets, for network policies."
  value       = module.network.subnet_cidrs
}

output "s3_cidrs" {
  description = "Addresses of S3, for network policies."
  value       = module.network.s3_cidrs
}

output "model_gateway_endpoint" {
  description = "Endpoint of the model gateway, which the provider accepts by its id; null for a LOCAL tenant."
  value       = module.network.gateway_endpoint
}

output "private_endpoints" {
  description = "sign-in, tools → id and host name of the endpoint, by which the provider accepts it; only those that are switched on."
  value       = module.network.private_endpoints
}

output "answered_names" {
  description = "Names outside the network that its resolver answers."
  value       = module.names.allowed
}

output "cluster" {
  description = "The cluster: name, ARN, address and authority of its API (inside the network only), issuer of tokens, and what node pools, volumes and policies of the chart need."
  value = {
    name                  = module.eks.name
    arn                   = module.eks.arn
    endpoint              = module.eks.endpoint
    certificate_authority = module.eks.certificate_authority
    oidc_issuer           = module.eks.oidc_issuer
    namespace             = local.namespace
    node_role             = module.iam.node_role.name
    tenant_id             = var.tenant_id # volumes that the cluster makes bear it, as all that Terraform makes does
  }
}

output "database" {
  description = "PostgreSQL of the assistant: host, port, name, its master and the secret that RDS keeps the master's password in; reached by verified TLS only."
  value       = one(values(module.database.addresses))
}

output "cache" {
  description = "Valkey of the assistant: host, port and the user that the portal sets a password for; null for profile S, which has none."
  value       = one(values(module.cache.addresses))
}

output "backup_vaults" {
  description = "Value of the tag 'backup' → vault that holds its daily copies."
  value       = module.backup.vaults
}

output "alarms" {
  description = "Names of all alarms, whose states the auditor may read."
  value       = module.alarms.names
}

output "pod_identities" {
  description = "Pod → its service account and the role that it gets by pod identity."
  value = {
    for pod, arn in module.iam.pod_role_arns : pod => {
      namespace       = local.namespace
      service_account = pod
      role_arn        = arn
    }
  }
}

output "role_arns" {
  description = "Roles of the cluster, its nodes and the runner."
  value = {
    cluster = module.iam.cluster_role_arn
    node    = module.iam.node_role.arn
    runner  = local.runner_role_arn
  }
}

output "secret_arns" {
  description = "Name of a secret → its ARN; the values are written by the portal and read by the runner."
  value       = module.secrets.arns
}

output "secret_names" {
  description = "Name of a secret → its name in Secrets Manager."
  value       = module.secrets.names
}

output "runner" {
  description = "The build project, and where its jobs and results lie."
  value = {
    project = module.runner.project_name
    bucket  = local.state_bucket
    in      = "runner/in/"
    out     = "runner/out/"
  }
}

output "image_registry" {
  description = "Registry that images are pulled from."
  value       = local.registry
}
