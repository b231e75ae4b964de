variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "walls" {
  description = "Name of a wall → the names that are answered."
  type        = map(object({ allowed = list(string) }))
}

variable "vpc_id" {
  description = "The network whose questions are looked at."
  type        = string
}

variable "log_group_arn" {
  description = "Where each question is written down."
  type        = string
}

variable "protect" {
  description = "Whether the wall cannot be taken off the network."
  type        = bool
}
