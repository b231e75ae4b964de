# What later steps need: names and addresses, nothing secret.

output "documents_bucket" {
  description = "Where documents that people upload lie."
  value       = module.buckets.names["documents"]
}

output "backup_bucket" {
  description = "Where backups lie."
  value       = module.buckets.names["backup"]
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

output "model_gateway_endpoint" {
  description = "Endpoint of the model gateway, which the provider accepts by its id; null for a LOCAL tenant."
  value       = module.network.gateway_endpoint
}
