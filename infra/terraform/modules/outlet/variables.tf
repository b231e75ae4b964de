variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "region" {
  description = "The network's region."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "cidr" {
  description = "The network's addresses; the last two eighths of its last quarter must be free."
  type        = string
}

variable "zones" {
  description = "Letters of the zones, three at most."
  type        = list(string)
}

variable "app_cidrs" {
  description = "Letter of a zone → addresses of its applications."
  type        = map(string)
}

variable "app_route_table_ids" {
  description = "Letter of a zone → route table of its applications."
  type        = map(string)
}

variable "firewalls" {
  description = "Name of a firewall → the names that may be asked for, a dot in front for all below, and addresses that mail may be handed to at port 587. One at most; without it applications have no way out."
  type = map(object({
    allowed    = list(string)
    mail_cidrs = optional(list(string), [])
  }))

  validation {
    condition     = length(var.firewalls) <= 1
    error_message = "firewalls must be one at most: each zone has one way out."
  }
}

variable "log_group_name" {
  description = "Where it is written down what was dropped."
  type        = string
}

variable "protect" {
  description = "Whether the firewall refuses to be deleted."
  type        = bool
}
