output "names" {
  description = "Names of all alarms, which the portal reads the states of."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}
