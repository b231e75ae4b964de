variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "databases" {
  description = "Name of a database → its size. Each is an instance of its own."
  type = map(object({
    instance_class = string
    storage_gb     = number
    multi_az       = bool
  }))
}

variable "major" {
  description = "Major version of PostgreSQL; minor ones come by themselves."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets for data, in two zones at least."
  type        = list(string)
}

variable "client_cidrs" {
  description = "Name of a subnet → its addresses, from which the database is reached."
  type        = map(string)
}

variable "client_groups" {
  description = "Name of a client → its security group, from which the database is reached."
  type        = map(string)
}

variable "key_arn" {
  description = "Key of the storage and its snapshots."
  type        = string
}

variable "secrets_key_arn" {
  description = "Key of the secret that RDS keeps the master's password in."
  type        = string
}

variable "backup_days" {
  description = "For how many days back any second can be restored."
  type        = number
}

variable "protect" {
  description = "Whether it refuses to be deleted, and leaves a last snapshot when it is."
  type        = bool
}

variable "log_groups_ready" {
  description = "Names of the log groups that RDS writes to; they must be there before."
  type        = list(string)
}
