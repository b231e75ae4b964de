output "names" {
  description = "Names of all alarms, by which their states are read."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}
