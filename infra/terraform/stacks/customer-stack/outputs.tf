output "documents_bucket" {
  description = "Where documents that people upload lie."
  value       = module.documents.name
}

output "backup_bucket" {
  description = "Where backups lie."
  value       = module.backup.name
}

output "kms_key_arns" {
  description = "The key of each class of data."
  value       = { for class, key in module.key : class => key.arn }
}

output "log_groups" {
  description = "The log groups by their part."
  value       = module.logs.names
}
