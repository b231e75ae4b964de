variable "name" {
  description = "Prefix of all names; also the cluster's."
  type        = string
}

variable "account_id" {
  description = "The tenant's account."
  type        = string
}

variable "registry_account_id" {
  description = "The account whose registry holds the runner's image."
  type        = string
}

variable "region" {
  description = "The tenant's region."
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

variable "secret_arns" {
  description = "Secrets that jobs may need."
  type        = list(string)
}

variable "writable_secret_arns" {
  description = "Secrets that come into being inside, such as the assistant's API key."
  type        = list(string)
}

variable "secrets_key_arn" {
  description = "Key of the secrets."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed."
  type        = string
}

variable "database_cidrs" {
  description = "Name of a subnet → its addresses, in which the runner reaches databases."
  type        = map(string)
  default     = {}
}
