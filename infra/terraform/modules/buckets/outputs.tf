output "names" {
  description = "Class of data → name of the bucket."
  value       = { for class, bucket in aws_s3_bucket.this : class => bucket.bucket }
}

output "arns" {
  description = "Class of data → ARN of the bucket."
  value       = { for class, bucket in aws_s3_bucket.this : class => bucket.arn }
}

output "ready" {
  description = "Class of data → name of the bucket, known once its policy lets others deliver into it."
  value       = { for class, policy in aws_s3_bucket_policy.this : class => policy.bucket }
}
