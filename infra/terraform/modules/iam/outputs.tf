output "cluster_role_arn" {
  description = "Role of the control plane."
  value       = aws_iam_role.this["cluster"].arn
}

output "node_role" {
  description = "Role of the nodes: its name, which node classes want, and its ARN."
  value       = { name = aws_iam_role.this["node"].name, arn = aws_iam_role.this["node"].arn }
}

output "pod_role_arns" {
  description = "Pod → ARN of its role."
  value       = { for pod in keys(local.identities) : pod => aws_iam_role.this["pod-${pod}"].arn }

  # a role is of use only with its policies
  depends_on = [aws_iam_role_policy.pod, aws_iam_role_policy.log]
}

output "ready" {
  description = "Known once the cluster's roles have their policies; what needs a working role waits for it."
  value       = [for attachment in aws_iam_role_policy_attachment.managed : attachment.id]

  depends_on = [aws_iam_role_policy.volumes, aws_iam_role_policy.tags]
}
