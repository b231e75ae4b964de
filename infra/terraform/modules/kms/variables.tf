variable "name" {
  description = "Prefix of the aliases."
  type        = string
}

variable "account_id" {
  description = "The only account that may use the keys."
  type        = string
}

variable "region" {
  description = "The only region that the keys are used in."
  type        = string
}

variable "classes" {
  description = "Class of data → what it is for, the services (first part of their address) that use the key on behalf of a caller, prefixes of log groups, and roles that use it directly."
  type = map(object({
    description = string
    via         = optional(list(string), [])
    logs_prefix = optional(list(string), [])
    direct      = optional(list(string), [])
  }))
}

variable "deletion_window_days" {
  description = "Days between the order to delete a key and its end."
  type        = number
}
