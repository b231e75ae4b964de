output "arns" {
  description = "Class of data → ARN of its key."
  value       = { for class, key in aws_kms_key.this : class => key.arn }
}
