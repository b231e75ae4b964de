variable "tenant_slug" {
  description = "The tenant's short name; second part of every secret's name."
  type        = string
}

variable "secrets" {
  description = "Name of a secret → what it holds."
  type        = map(string)
}

variable "kms_key_arn" {
  description = "Key that the values are encrypted with."
  type        = string
}

variable "recovery_window_days" {
  description = "Days for which a deleted secret can be brought back; 0 deletes at once."
  type        = number
}

variable "reader_role_arns" {
  description = "The only roles that may read values."
  type        = list(string)
}

variable "replica_region" {
  description = "A region that holds a second copy of each secret, under Secrets Manager's own key there; null means none."
  type        = string
  default     = null
}
