variable "role_name" {
  description = "Name of the role; tenants' accounts trust it by its ARN, so it never changes."
  type        = string
}

variable "region" {
  description = "The region that keys are used in."
  type        = string
}

variable "oidc_issuer" {
  description = "Who issues tokens of the cluster's service accounts."
  type        = string
}

variable "namespace" {
  description = "Namespace of the portal."
  type        = string
}

variable "service_account" {
  description = "Service account of the portal, the only one that gets the role."
  type        = string
}

variable "foreign_role_arns" {
  description = "Roles of other accounts that the portal becomes."
  type        = list(string)
}

variable "endpoint_service_arns" {
  description = "Endpoint services whose connections the portal accepts or refuses."
  type        = list(string)
}

variable "key_arn" {
  description = "Key of the portal's own envelopes."
  type        = string
}

variable "bucket" {
  description = "Bucket for logs and plan files, and its key."
  type        = object({ arn = string, key_arn = string })
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed, or null."
  type        = string
}
