variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "databases" {
  description = "Name of a database → its instance, its storage and how many connections are many."
  type        = map(object({ identifier = string, storage_gb = number, connections = number }))
}

variable "cache_nodes" {
  description = "Ids of the nodes of caches."
  type        = list(string)
}

variable "vaults" {
  description = "Tag → name of the vault; one at most."
  type        = map(string)
}

variable "runner_projects" {
  description = "Names of build projects; one at most."
  type        = list(string)
}

variable "certificate_arns" {
  description = "Certificates of load balancers, in ACM of this account and region; one at most."
  type        = list(string)
  default     = []
}

variable "lookup_log_groups" {
  description = "Log groups of the names that were asked for; one at most."
  type        = list(string)
}

variable "figure_log_groups" {
  description = "Log groups with the figures of the assistant (figures.py of the chart customer-stack); one at most."
  type        = list(string)
  default     = []
}

variable "topic_arn" {
  description = "A topic of the customer's own that is told of alarms, or null."
  type        = string
}

variable "budgets" {
  description = "Name → what a month may cost in US dollars, and who is told at 80 % and when more than all of it is foreseen."
  type        = map(object({ limit_usd = number, emails = list(string) }))
}
