variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, one for each zone that is offered."
  type        = list(string)
}

variable "app_cidrs" {
  description = "Name of a subnet → addresses of pods."
  type        = map(string)
}

variable "cluster_name" {
  description = "The cluster whose pods answer."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of all names."
  type        = string
}

variable "zone_id" {
  description = "Hosted zone that the names lie in."
  type        = string
}

variable "services" {
  description = "Service → its name, port of its pods, who may ask for it, and other regions that it is offered in."
  type = map(object({
    host               = string
    port               = number
    allowed_principals = list(string)
    regions            = list(string)
  }))
}

variable "proofs" {
  description = "Whether it is proven that the names are ours."
  type        = bool
}

variable "protect" {
  description = "Whether load balancers refuse to be deleted."
  type        = bool
}

variable "log_bucket" {
  description = "Bucket for the load balancers' access logs."
  type        = string
}
