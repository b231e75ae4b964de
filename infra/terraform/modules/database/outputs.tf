output "addresses" {
  description = "Name of a database → where it is, and the secret that RDS keeps its master's password in."
  value = {
    for name, instance in aws_db_instance.this : name => {
      host              = instance.address
      port              = local.port
      name              = instance.db_name
      master            = instance.username
      master_secret_arn = try(instance.master_user_secret[0].secret_arn, null)
    }
  }
}

output "identifiers" {
  description = "Name of a database → identifier of its instance, for alarms."
  value       = { for name, instance in aws_db_instance.this : name => instance.identifier }
}

output "arns" {
  description = "Name of a database → ARN of its instance."
  value       = { for name, instance in aws_db_instance.this : name => instance.arn }
}
