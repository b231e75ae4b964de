variable "name" {
  description = "Prefix of the roles' names."
  type        = string
}

variable "account_id" {
  description = "The account that the roles are for."
  type        = string
}

variable "region" {
  description = "The region that keys are used in."
  type        = string
}

variable "cluster_name" {
  description = "The only cluster whose pods may have the pod roles."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed."
  type        = string
}

variable "managed_policies" {
  description = "cluster and node → names of AWS's own policies for them."
  type        = map(list(string))
}

variable "volumes_key_arn" {
  description = "Key of volumes."
  type        = string
}

variable "pods" {
  description = "Pods that call AWS → their service account, the part of a bucket that is theirs, and whether they write there."
  type = map(object({
    namespace       = string
    service_account = string
    bucket_arn      = string
    key_arn         = string
    prefix          = string
    writes          = bool
  }))
}

variable "loggers" {
  description = "Pods that write into one log group and may nothing else → their service account and that group."
  type        = map(object({ namespace = string, service_account = string, log_group_name = string }))
  default     = {}
}
