variable "name" {
  description = "Prefix of the buckets' names; the account follows it, since names are world-wide."
  type        = string
}

variable "account_id" {
  description = "The owner."
  type        = string
}

variable "protect" {
  description = "Whether a bucket that holds something refuses to be destroyed."
  type        = bool
}

variable "endpoint_id" {
  description = "The network's endpoint of S3."
  type        = string
}

variable "buckets" {
  description = "Class of data → whether objects are only reached from inside the network, the bucket that takes its access log, whether it takes those of others, whether it takes those of load balancers, and the tag by which it is copied."
  type = map(object({
    objects_from_inside_only = optional(bool, false)
    log_to                   = optional(string)
    receives_access_logs     = optional(bool, false)
    receives_balancer_logs   = optional(bool, false)
    backup                   = optional(string)
  }))
}

variable "copier_role_arns" {
  description = "Roles that copy objects from outside the network for backups."
  type        = list(string)

  validation {
    condition     = length(var.copier_role_arns) > 0
    error_message = "copier_role_arns must name a role: without one the rule of the inside would hold for nobody."
  }
}

variable "key_arns" {
  description = "Class of data → its key; apart from the buckets, so that these need not wait for keys."
  type        = map(string)
}

variable "terms" {
  description = "Class of data → days until an overwritten version is gone, and until an object is (null: never by itself)."
  type = map(object({
    noncurrent_days = number
    expire_days     = optional(number)
  }))
}
