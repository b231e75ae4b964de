# No input is secret: secrets are written into Secrets Manager by people and never pass through Terraform. And no input names a
# tenant: onboarding one changes nothing here.

variable "account_id" {
  description = "The provider's own account, in which no tenant has anything."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the 12 digits of an AWS account, without hyphens."
  }
}

variable "region" {
  description = "Region of the European Union in which everything is built."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["eu-central-1", "eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"], var.region)
    error_message = "region must be a region of the European Union: eu-central-1, eu-west-1, eu-west-3, eu-north-1, eu-south-1 or eu-south-2."
  }
}

variable "tenant_regions" {
  description = "Other regions in which tenants have their stacks; the ways for tenants are offered there, too."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for region in var.tenant_regions : contains(["eu-central-1", "eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"], region)])
    error_message = "tenant_regions must be regions of the European Union: eu-central-1, eu-west-1, eu-west-3, eu-north-1, eu-south-1 or eu-south-2."
  }

  validation {
    condition     = !contains(var.tenant_regions, var.region) && length(distinct(var.tenant_regions)) == length(var.tenant_regions)
    error_message = "tenant_regions must name each other region once, and not the stack's own."
  }
}

variable "domain" {
  description = "Domain below which portal, login, billing and gateway get their names."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain)) && length(var.domain) <= 54
    error_message = "domain must be a domain such as assistant.example, in lower case, without a dot at the end, at most 54 characters."
  }
}

variable "zone_id" {
  description = "Public hosted zone of the domain in this account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^Z[A-Z0-9]{4,31}$", var.zone_id))
    error_message = "zone_id must be the id of a hosted zone, such as Z0123456789ABCDEFGHIJ."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the network, /16 to /20, out of RFC 1918."
  type        = string
  default     = "10.40.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(cidrhost(var.vpc_cidr, 0) == split("/", var.vpc_cidr)[0], false)
    error_message = "vpc_cidr must be a block in its own notation, such as 10.40.0.0/16."
  }

  validation {
    condition     = try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "vpc_cidr must be between /16 and /20: AWS takes no larger one, and a smaller one leaves load balancers too few addresses."
  }

  validation {
    condition     = can(regex("^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.)", var.vpc_cidr)) && !can(regex("^172\\.20\\.", var.vpc_cidr))
    error_message = "vpc_cidr must be private (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) and not 172.20.x.x, which the cluster uses inside."
  }
}

variable "zones" {
  description = "In how many availability zones everything stands."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = contains([2, 3], var.zones)
    error_message = "zones must be 2 or 3."
  }
}

variable "release" {
  description = "The release that this stack belongs to; a tag of every resource."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$", var.release))
    error_message = "release must be a release's name, such as 2026.11.0: letters, digits, dots, hyphens, at most 64 characters."
  }
}

variable "operator_role_arn" {
  description = "Role of the people who administer the cluster and write its secrets."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.operator_role_arn)) && try(split(":", var.operator_role_arn)[4] == var.account_id, false)
    error_message = "operator_role_arn must be the ARN of a role in the stack's own account, such as arn:aws:iam::444455556666:role/operators."
  }
}

variable "organization_role_arn" {
  description = "Role in the organization's management account that makes accounts for tenants; null means that accounts are only brought."
  type        = string
  default     = null

  validation {
    condition     = var.organization_role_arn == null || can(regex("^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.organization_role_arn))
    error_message = "organization_role_arn must be the ARN of a role, such as arn:aws:iam::777788889999:role/tenantry-accounts."
  }
}

variable "model_provider_names" {
  description = "Names of the approved model providers: the only systems outside of AWS that prompts of EXTERNAL tenants can reach."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for name in var.model_provider_names : can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", name))])
    error_message = "model_provider_names must be names such as api.mistral.ai or *.openai.azure.com, in lower case and without a dot at the end."
  }

  validation {
    condition     = !anytrue([for name in var.model_provider_names : startswith(name, "*.") && length(split(".", name)) < 4])
    error_message = "model_provider_names must not open all names below a domain such as *.example.com: write out the names, or *.service.example.com."
  }

  validation {
    condition     = !anytrue([for name in var.model_provider_names : endswith(name, "amazonaws.com")])
    error_message = "model_provider_names must not name AWS: what is needed of it is reached already, and *.amazonaws.com would be anybody's bucket."
  }
}

variable "mail_relay" {
  description = "Names and addresses of the mail server, at port 587; null means that no mail is sent."
  type        = object({ names = list(string), cidrs = list(string) })
  default     = null

  validation {
    condition     = var.mail_relay == null || try(alltrue([for cidr in var.mail_relay.cidrs : can(cidrnetmask(cidr)) && tonumber(split("/", cidr)[1]) >= 24]) && length(var.mail_relay.cidrs) > 0, false)
    error_message = "mail_relay.cidrs must be the mail server's blocks, each of /24 or smaller: everything there can be talked to at port 587."
  }

  validation {
    condition     = var.mail_relay == null || try(alltrue([for name in var.mail_relay.names : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", name))]) && length(var.mail_relay.names) > 0, false)
    error_message = "mail_relay.names must be names such as smtp.provider.example, without wildcards."
  }
}

variable "client_cidrs" {
  description = "From where people reach portal, sign-in and billing."
  type        = list(string)
  default     = ["0.0.0.0/0"]
  nullable    = false

  validation {
    condition     = length(var.client_cidrs) > 0 && alltrue([for cidr in var.client_cidrs : can(cidrnetmask(cidr))])
    error_message = "client_cidrs must be at least one block such as 203.0.113.0/24; 0.0.0.0/0 is everybody."
  }
}

variable "endpoint_principals" {
  description = "Who may ask for the ways for tenants. Asking is not entering: the portal accepts only endpoints that it built."
  type        = list(string)
  default     = ["*"]
  nullable    = false

  validation {
    condition     = length(var.endpoint_principals) > 0 && alltrue([for arn in var.endpoint_principals : arn == "*" || can(regex("^arn:aws:iam::[0-9]{12}:(root|role/.+)$", arn))])
    error_message = "endpoint_principals must be [\"*\"] or ARNs such as arn:aws:iam::111122223333:root; with the latter each new tenant needs an apply here."
  }
}

variable "sign_in_endpoint" {
  description = "Whether tenants reach the sign-in by an endpoint of its own, beside the gateway's."
  type        = bool
  default     = true
  nullable    = false
}

variable "tool_names" {
  description = "Names of MCP servers outside of AWS that the portal asks for their tools."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.tool_names : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", name))])
    error_message = "tool_names must be whole names such as tools.provider.example, in lower case and without a dot at the end."
  }
}

variable "tools_endpoint_service" {
  description = "Name of the endpoint service, in this account, behind which MCP servers outside of tenants' accounts are; null if tenants have no such way."
  type        = string
  default     = null

  validation {
    condition     = var.tools_endpoint_service == null || can(regex("^com\\.amazonaws\\.vpce\\.eu-[a-z]+-[0-9]\\.vpce-svc-[0-9a-f]+$", var.tools_endpoint_service))
    error_message = "tools_endpoint_service must be the name of an endpoint service in the European Union, such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0."
  }
}

variable "replica_region" {
  description = "Another region of the European Union that holds a second copy of each secret; null means none, and then the escrow is all there is."
  type        = string
  default     = null

  validation {
    condition     = var.replica_region == null || contains(["eu-central-1", "eu-west-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"], coalesce(var.replica_region, "none"))
    error_message = "replica_region must be a region of the European Union."
  }

  validation {
    condition     = var.replica_region == null || var.replica_region != var.region
    error_message = "replica_region must be another region than the stack's own: a copy beside the original is none."
  }
}

variable "backup_retention_days" {
  description = "For how many days backups are kept, and any second of the databases can be restored."
  type        = number
  default     = 35
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "backup_retention_days must be between 7 and 35: RDS goes back no further. What was forwarded to billing must be kept at least as long."
  }
}

variable "log_retention_days" {
  description = "Days for which logs are kept; they hold no content."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365], var.log_retention_days)
    error_message = "log_retention_days must be one of the terms that CloudWatch knows: 30, 60, 90, 120, 150, 180 or 365."
  }
}

variable "image_registry" {
  description = "Registry that images are pulled from, an ECR of the same region; null means the account's own."
  type        = string
  default     = null

  validation {
    condition     = var.image_registry == null || can(regex("^[0-9]{12}\\.dkr\\.ecr\\.${var.region}\\.amazonaws\\.com(/[a-z0-9._/-]+)?$", var.image_registry))
    error_message = "image_registry must be an ECR registry of the stack's region, such as 444455556666.dkr.ecr.eu-central-1.amazonaws.com."
  }
}

variable "kubernetes_version" {
  description = "Minor version of the cluster. Goes up by one at a time and never down."
  type        = string
  default     = "1.34"
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "kubernetes_version must be a minor version such as 1.34."
  }
}

variable "database_sizes" {
  description = "Service → its instance class and storage in GB, over the usual ones."
  type        = map(object({ instance_class = string, storage_gb = number, connections = number }))
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for service in keys(var.database_sizes) : contains(["portal", "litellm", "lago", "keycloak"], service)])
    error_message = "database_sizes must name portal, litellm, lago or keycloak."
  }

  validation {
    condition     = alltrue([for size in values(var.database_sizes) : can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", size.instance_class)) && size.storage_gb >= 20 && size.connections > 0])
    error_message = "database_sizes must give a class such as db.m7g.large, at least 20 GB, and how many connections are many."
  }
}

variable "permissions_boundary_arn" {
  description = "What no role of this stack can ever exceed; null means no such limit."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws:iam::(${var.account_id}|aws):policy/[A-Za-z0-9+=,.@_/-]+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of a policy of the stack's own account."
  }
}

variable "protect_data" {
  description = "Whether buckets, databases, load balancers and firewall refuse to be destroyed."
  type        = bool
  default     = true
  nullable    = false
}

variable "monthly_budget_usd" {
  description = "What the account may cost in a month before somebody is told."
  type        = number
  default     = 3000
  nullable    = false

  validation {
    condition     = var.monthly_budget_usd >= 500 && var.monthly_budget_usd <= 100000
    error_message = "monthly_budget_usd must be between 500 and 100000 US dollars: less than 500 is passed by an empty stack."
  }
}

variable "budget_emails" {
  description = "Who is told when the budget is nearly used up."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.budget_emails) <= 10 && alltrue([for email in var.budget_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "budget_emails must be at most 10 addresses such as operations@provider.example: AWS takes no more for one budget."
  }
}

variable "alarm_topic_arn" {
  description = "A topic that is told of alarms; null means that nobody is."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_topic_arn == null || can(regex("^arn:aws:sns:${var.region}:${var.account_id}:[A-Za-z0-9_-]{1,256}$", var.alarm_topic_arn))
    error_message = "alarm_topic_arn must be the ARN of a topic in the stack's own account and region."
  }
}
