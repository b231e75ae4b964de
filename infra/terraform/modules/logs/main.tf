variable "prefix" {
  type = string
}

variable "groups" {
  type = set(string)
}

variable "kms_key_arn" {
  type = string
}

variable "retention_days" {
  type = number
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = var.groups

  name              = "${var.prefix}/${each.key}"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.retention_days
}

output "names" {
  value = { for group, log in aws_cloudwatch_log_group.this : group => log.name }
}
