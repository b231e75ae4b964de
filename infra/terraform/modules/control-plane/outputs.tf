output "role_arn" {
  description = "Who the portal is: what tenants name as the principal that may come in."
  value       = aws_iam_role.this.arn

  # a role is of use only with its policy
  depends_on = [aws_iam_role_policy.this]
}
