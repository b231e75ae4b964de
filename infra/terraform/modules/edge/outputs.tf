output "target_group_arns" {
  description = "Who answers → the group that its pods are registered in."
  value       = { for target, group in aws_lb_target_group.this : target => group.arn }
}

output "alarms" {
  description = "Names of the alarms."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}

output "host_names" {
  description = "Names that lead here."
  value       = sort(local.names)
}
