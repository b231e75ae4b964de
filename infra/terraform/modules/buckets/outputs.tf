output "names" {
  description = "Class of data → name of the bucket."
  value       = { for class, bucket in aws_s3_bucket.this : class => bucket.bucket }
}

output "arns" {
  description = "Class of data → ARN of the bucket."
  value       = { for class, bucket in aws_s3_bucket.this : class => bucket.arn }
}
