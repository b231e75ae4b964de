variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "tenant_slug" {
  description = "What resources of this tenant are tagged with."
  type        = string
}

variable "account_id" {
  description = "The account that backups never leave."
  type        = string
}

variable "region" {
  description = "The region that backups never leave."
  type        = string
}

variable "vaults" {
  description = "Value of the tag 'backup' → for how many days what bears it is kept."
  type        = map(object({ retention_days = number }))
}

variable "erasure_days" {
  description = "Nothing in a vault is kept for longer."
  type        = number
}

variable "key_arn" {
  description = "Key of the vaults."
  type        = string
}

variable "protect" {
  description = "Whether nobody deletes a backup before its time, and no vault that holds one."
  type        = bool
}

variable "role_arn" {
  description = "Role that copies; null means that the module makes it, under the boundary."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed."
  type        = string
  default     = null
}
