variable "tenant_slug" {
  description = "The tenant's short name; part of every resource's name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.tenant_slug))
    error_message = "The slug must have 3 to 20 lower-case letters, digits and hyphens and begin with a letter."
  }
}

variable "tenant_id" {
  description = "The tenant's id, a UUID; the same for its whole life."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.tenant_id))
    error_message = "The tenant's id must be a UUID."
  }
}

variable "account_id" {
  description = "The account that the stack lives in; any other is refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has 12 digits."
  }
}

variable "region" {
  description = "An AWS region in the EU."
  type        = string

  validation {
    condition = contains(
      ["eu-central-1", "eu-central-2", "eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"],
      var.region
    )
    error_message = "The stack must lie in a region in the EU (or Zurich), such as eu-central-1."
  }
}

variable "profile" {
  description = "How large the stack is built: S, M or L."
  type        = string

  validation {
    condition     = contains(["S", "M", "L"], var.profile)
    error_message = "The size profile must be S, M or L."
  }
}

variable "data_policy" {
  description = "LOCAL: nothing leaves the account. EXTERNAL: requests may go through the provider's gateway."
  type        = string

  validation {
    condition     = contains(["LOCAL", "EXTERNAL"], var.data_policy)
    error_message = "The data policy must be LOCAL or EXTERNAL."
  }
}

variable "vpc_cidr" {
  description = "The network of the VPC, from /16 to /20; another one later means a new network."
  type        = string

  validation {
    condition = can(cidrhost(var.vpc_cidr, 0)) && can(
      regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", var.vpc_cidr)
    ) && try(tonumber(split("/", var.vpc_cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.vpc_cidr)[1]), 99) <= 20
    error_message = "The network must be private (10/8, 172.16/12 or 192.168/16) and from /16 to /20."
  }
}

variable "provisioner_role_arn" {
  description = "The role in the tenant's account that the portal assumes."
  type        = string
}

variable "external_id" {
  description = "The tenant's own external id in that role's trust; not a secret."
  type        = string
}

variable "release" {
  description = "The release that the tenant is pinned to."
  type        = string
}
