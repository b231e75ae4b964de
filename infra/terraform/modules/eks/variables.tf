variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "kubernetes_version" {
  description = "Minor version of the cluster."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "control_plane_subnet_ids" {
  description = "Subnets, in two zones at least, through which the control plane and the network reach one another."
  type        = list(string)
}

variable "service_cidr" {
  description = "Addresses of services inside the cluster."
  type        = string
}

variable "cluster_role_arn" {
  description = "Role of the control plane."
  type        = string
}

variable "node_role_arn" {
  description = "Role of the nodes."
  type        = string
}

variable "roles_ready" {
  description = "What must be there before the cluster."
  type        = list(string)
}

variable "log_group_name" {
  description = "The log group that EKS writes to by its name."
  type        = string
}

variable "secrets_key_arn" {
  description = "Key under which Kubernetes secrets lie."
  type        = string
}

variable "auto_mode" {
  description = "Whether the cluster runs its own nodes, volumes and load balancers."
  type        = bool
}

variable "access_entries" {
  description = "Whether access is governed by access entries alone."
  type        = bool
}

variable "administrators" {
  description = "Who → ARN of the role that may do everything in the cluster."
  type        = map(string)
}

variable "api_clients" {
  description = "Who → security group that reaches the API."
  type        = map(string)
}

variable "pod_identities" {
  description = "Pod → the service account that gets its role."
  type = map(object({
    namespace       = string
    service_account = string
  }))
}

variable "pod_role_arns" {
  description = "Pod → ARN of its role."
  type        = map(string)
}
