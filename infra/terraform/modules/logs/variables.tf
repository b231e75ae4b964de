variable "groups" {
  description = "Purpose → name of the log group."
  type        = map(string)
}

variable "retention_days" {
  description = "Days until an entry is gone."
  type        = number
}

variable "kms_key_arn" {
  description = "Key that the entries are encrypted with."
  type        = string
}
