output "names" {
  description = "Purpose → name of the log group."
  value       = { for purpose, group in aws_cloudwatch_log_group.this : purpose => group.name }
}

output "arns" {
  description = "Purpose → ARN of the log group."
  value       = { for purpose, group in aws_cloudwatch_log_group.this : purpose => group.arn }
}
