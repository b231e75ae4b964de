output "vaults" {
  description = "Value of the tag 'backup' → name of the vault."
  value       = { for name, vault in aws_backup_vault.this : name => vault.name }
}
