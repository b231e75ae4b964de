output "urls" {
  description = "Repository → its address."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}
