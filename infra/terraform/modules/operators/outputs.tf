output "security_group_id" {
  description = "Group of the shells."
  value       = aws_security_group.this.id
}
