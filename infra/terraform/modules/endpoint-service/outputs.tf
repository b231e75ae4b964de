output "names" {
  description = "Service → name by which tenants' networks ask for it."
  value       = { for service, one in aws_vpc_endpoint_service.this : service => one.service_name }
}

output "arns" {
  description = "Service → ARN of its endpoint service, whose connections the portal accepts."
  value       = { for service, one in aws_vpc_endpoint_service.this : service => one.arn }
}

output "target_group_arns" {
  description = "Service → the group that its pods are registered in."
  value       = { for service, group in aws_lb_target_group.this : service => group.arn }
}
