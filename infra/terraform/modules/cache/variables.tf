variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "caches" {
  description = "Name of a cache → its size, what goes first when it is full, for how many days a daily copy of it is kept, and more that its user may do."
  type = map(object({
    node_type      = string
    nodes          = number
    multi_az       = bool
    eviction       = optional(string, "volatile-lru")
    snapshots_days = optional(number, 0)
    more_access    = optional(string, "")
  }))
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets for data."
  type        = list(string)
}

variable "client_cidrs" {
  description = "Name of a subnet → its addresses, from which the cache is reached."
  type        = map(string)
}

variable "key_arn" {
  description = "Key of what it writes to disk."
  type        = string
}
