variable "repositories" {
  description = "Names of the repositories, as in infra/images.yaml."
  type        = list(string)
}

variable "key_arn" {
  description = "Key that images lie under."
  type        = string
}

variable "protect" {
  description = "Whether a repository that holds images refuses to be deleted."
  type        = bool
}
