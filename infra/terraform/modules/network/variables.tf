variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "account_id" {
  description = "The account whose callers and resources the endpoints serve."
  type        = string
}

variable "registry_account_id" {
  description = "The account whose registry images come from."
  type        = string
}

variable "region" {
  description = "The network's region."
  type        = string
}

variable "cidr" {
  description = "The network's addresses, /16 to /20."
  type        = string
}

variable "zones" {
  description = "In how many availability zones there are subnets."
  type        = number
}

variable "endpoint_zones" {
  description = "In how many of them interface endpoints stand; each costs by the hour."
  type        = number
}

variable "services" {
  description = "AWS services that are reached through an interface endpoint."
  type        = list(string)
}

variable "gateway_service" {
  description = "Endpoint service of the model gateway, or null for no way to it."
  type        = string
}

variable "private_services" {
  description = "What is reached → endpoint service of the provider; each is a way out of its own."
  type        = map(string)
  default     = {}
}

variable "flow_log_group_arn" {
  description = "Log group for the network's flow log."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed."
  type        = string
}

variable "app_routes" {
  description = "Whether applications have route tables of their own, one for each zone, so that they can be given a way out."
  type        = bool
  default     = false
}

variable "foreign_role_arns" {
  description = "Roles of other accounts, * in place of the account allowed, that callers of this account may become and act as through the endpoints."
  type        = list(string)
  default     = []
}
