output "arns" {
  description = "Name of a secret → its ARN."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}

output "names" {
  description = "Name of a secret → its full name in Secrets Manager."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.name }
}
