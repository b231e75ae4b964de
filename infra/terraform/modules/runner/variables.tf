variable "name" {
  description = "Prefix of all names; also the cluster's."
  type        = string
}

variable "role_arn" {
  description = "Role of the builds, from the bootstrap."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "vpc_cidr" {
  description = "Addresses of the network."
  type        = string
}

variable "subnet_ids" {
  description = "Where builds stand."
  type        = list(string)
}

variable "s3_prefix_list_id" {
  description = "Addresses of S3."
  type        = string
}

variable "image" {
  description = "Full name of the runner's image."
  type        = string
}

variable "environment" {
  description = "What the runner is told; no secrets."
  type        = map(string)
}

variable "state_bucket" {
  description = "Bucket of jobs and results."
  type        = string
}

variable "builds" {
  description = "How many builds at a time, and ARN of the key (or its alias) that they encrypt results with; null means AWS's default."
  type = object({
    at_a_time = optional(number)
    key_arn   = optional(string)
  })
}

variable "log_group_name" {
  description = "Log group of the builds."
  type        = string
}

variable "database_cidrs" {
  description = "Name of a subnet → its addresses, in which the runner reaches databases."
  type        = map(string)
  default     = {}
}

variable "gateway_security_groups" {
  description = "Name → security group of an endpoint of the model gateway, to which proofs go; empty for a LOCAL tenant."
  type        = map(string)
  default     = {}
}
