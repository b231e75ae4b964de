variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets, in two zones at least."
  type        = list(string)
}

variable "app_cidrs" {
  description = "Name of a subnet → addresses of pods."
  type        = map(string)
}

variable "client_cidrs" {
  description = "From where people come."
  type        = list(string)
}

variable "cluster_name" {
  description = "The cluster whose pods answer."
  type        = string
}

variable "zone_id" {
  description = "Hosted zone that the names lie in."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of all names."
  type        = string
}

variable "targets" {
  description = "Who answers → port of its pods, where they say that they are well, and whether a browser stays with the pod that it began with."
  type = map(object({
    port        = number
    health_path = string
    health_port = string
    sticky      = optional(bool, false)
  }))
}

variable "routes" {
  description = "Name of a route → host, paths (none: all), who answers, and which comes first if several fit."
  type = map(object({
    host     = string
    paths    = optional(list(string), [])
    target   = string
    priority = number
  }))
}

variable "walls" {
  description = "Name of the web application firewall → how many requests of one address it lets pass in five minutes. One at most."
  type        = map(object({ per_five_minutes = number, sign_ins_per_five_minutes = number }))
}

variable "wall_log_group_arn" {
  description = "Where refused requests are written down."
  type        = string
}

variable "log_bucket" {
  description = "Bucket for the load balancer's access log."
  type        = string
}

variable "topic_arn" {
  description = "A topic that is told of alarms, or null."
  type        = string
}

variable "protect" {
  description = "Whether the load balancer refuses to be deleted."
  type        = bool
}
