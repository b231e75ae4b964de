output "project_name" {
  description = "Name of the build project."
  value       = aws_codebuild_project.this.name
}

output "security_group_id" {
  description = "Security group of the builds."
  value       = aws_security_group.this.id
}
