# No input is secret: secrets are written into the tenant's Secrets Manager by the portal and never pass through Terraform.

variable "tenant_slug" {
  description = "The tenant's short name; part of every resource's name and therefore fixed for good."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9]){2,19}$", var.tenant_slug)) && length(var.tenant_slug) <= 20
    error_message = "tenant_slug must be 3 to 20 lower-case letters, digits and single hyphens, beginning with a letter. Choose another short name for the tenant."
  }
}

variable "tenant_id" {
  description = "The tenant's id in the portal, a UUID."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.tenant_id))
    error_message = "tenant_id must be the tenant's UUID in lower case, as the portal shows it."
  }
}

variable "account_id" {
  description = "The tenant's AWS account. Nothing is done in any other account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the 12 digits of the tenant's AWS account, without spaces or hyphens."
  }
}

variable "region" {
  description = "Where everything of the tenant lives."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"], var.region)
    error_message = "region must lie in the European Union: eu-central-1 (Frankfurt), eu-north-1 (Stockholm), eu-south-1 (Milan), eu-south-2 (Spain), eu-west-1 (Ireland) or eu-west-3 (Paris). London and Zurich do not."
  }
}

variable "profile" {
  description = "Size of the stack: S, M or L."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["S", "M", "L"], var.profile)
    error_message = "profile must be S, M or L."
  }
}

variable "data_policy" {
  description = "LOCAL: nothing leaves the account. EXTERNAL: there is one private path to the provider's model gateway."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["LOCAL", "EXTERNAL"], var.data_policy)
    error_message = "data_policy must be LOCAL (nothing leaves the account) or EXTERNAL (approved models through the model gateway)."
  }
}

variable "litellm_endpoint_service" {
  description = "Name of the endpoint service of the provider's model gateway, for an EXTERNAL tenant only."
  type        = string
  default     = null

  validation {
    condition     = var.data_policy != "EXTERNAL" || var.litellm_endpoint_service != null
    error_message = "An EXTERNAL tenant needs litellm_endpoint_service: the name of the model gateway's endpoint service. Set it, or make the tenant LOCAL."
  }

  validation {
    condition     = var.data_policy != "LOCAL" || var.litellm_endpoint_service == null
    error_message = "A LOCAL tenant must not have litellm_endpoint_service: it would be a way out of the account. Remove it, or make the tenant EXTERNAL."
  }

  validation {
    condition     = var.litellm_endpoint_service == null || can(regex("^com\\.amazonaws\\.vpce\\.eu-[a-z]+-[0-9]\\.vpce-svc-[0-9a-f]+$", var.litellm_endpoint_service))
    error_message = "litellm_endpoint_service must be the name of an endpoint service in the European Union, such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0."
  }
}

variable "vpc_cidr" {
  description = "The network's private addresses. Changing them means a new network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(cidrhost(var.vpc_cidr, 0) == split("/", var.vpc_cidr)[0], false)
    error_message = "vpc_cidr must be a network in CIDR form that begins at its first address, such as 10.42.0.0/18."
  }

  validation {
    condition     = try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "vpc_cidr must be between /16 and /20: a larger network is not possible in AWS, a smaller one has too few addresses for the pods."
  }

  validation {
    condition     = can(regex("^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.)", var.vpc_cidr))
    error_message = "vpc_cidr must lie in a private range: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."
  }

  validation {
    condition     = !startswith(var.vpc_cidr, "172.20.")
    error_message = "vpc_cidr must not lie in 172.20.0.0/16: the cluster's services have their addresses there. Choose another private range."
  }
}

variable "availability_zones" {
  description = "In how many availability zones the network has subnets; null means 3 for profile L, else 2."
  type        = number
  default     = null

  validation {
    condition     = var.availability_zones == null || contains([2, 3], coalesce(var.availability_zones, 2))
    error_message = "availability_zones must be 2 or 3: a cluster needs two, and more than three bring cost without use."
  }

  validation {
    condition     = var.profile != "L" || coalesce(var.availability_zones, 3) == 3
    error_message = "Profile L runs three Qdrant nodes in three zones: set availability_zones to 3."
  }
}

variable "provisioner_role_arn" {
  description = "The role that the bootstrap stack made in the tenant's account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.provisioner_role_arn))
    error_message = "provisioner_role_arn must be the ARN of a role, such as arn:aws:iam::111122223333:role/tenantry-provisioner. The bootstrap stack shows it as its output ProvisionerRoleArn."
  }

  validation {
    condition     = try(split(":", var.provisioner_role_arn)[4] == var.account_id, false)
    error_message = "provisioner_role_arn is a role of another account than account_id. Correct whichever is wrong."
  }
}

variable "external_id" {
  description = "The tenant's own external id, without which the role cannot be assumed. No secret."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@:/_-]{2,128}$", var.external_id))
    error_message = "external_id must be 2 to 128 characters, the same as given to the bootstrap stack."
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

variable "run_id" {
  description = "The run that does this; becomes the name of the session in CloudTrail, never a tag."
  type        = string
  default     = "by-hand"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{1,55}$", var.run_id))
    error_message = "run_id must be the run's id: letters, digits and hyphens, at most 55."
  }
}

variable "erasure_days" {
  description = "Days after the contract's end within which everything must be gone."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.erasure_days >= 14 && var.erasure_days <= 90
    error_message = "erasure_days must be between 14 and 90. It is the erasure term of the data processing agreement."
  }
}

variable "backup_retention_days" {
  description = "Days for which backups and overwritten versions of documents are kept."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= var.erasure_days
    error_message = "backup_retention_days must be at least 7 and at most erasure_days: a backup that outlives the erasure term breaks the contract."
  }

  validation {
    condition     = var.backup_retention_days <= 35
    error_message = "backup_retention_days must be at most 35: the database can be restored to any second of that time and of no longer one."
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
  description = "Registry that images are pulled from, an ECR of the same region; null means the tenant account's own."
  type        = string
  default     = null

  validation {
    condition     = var.image_registry == null || can(regex("^[0-9]{12}\\.dkr\\.ecr\\.${var.region}\\.amazonaws\\.com(/[a-z0-9._/-]+)?$", var.image_registry))
    error_message = "image_registry must be an ECR registry of the tenant's region, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com: there is no way to any other registry from inside the network."
  }
}

variable "runner_image" {
  description = "Image of the runner, pulled from image_registry: repository with tag or, better, digest. Null means that of the release."
  type        = string
  default     = null

  validation {
    condition     = var.runner_image == null || can(regex("^[a-z0-9._/-]+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})$", var.runner_image))
    error_message = "runner_image must be a repository with a tag or a digest, without the registry, such as tenantry/runner@sha256:…"
  }
}

variable "state_bucket" {
  description = "The bucket of the bootstrap stack; jobs for the runner and its results lie there. Null means its usual name."
  type        = string
  default     = null

  validation {
    condition     = var.state_bucket == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state_bucket))
    error_message = "state_bucket must be the name of a bucket. The bootstrap stack shows it as its output StateBucket."
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

variable "protect_data" {
  description = "Whether buckets that hold something and the cluster refuse to be destroyed. Switched off by the off-boarding run alone."
  type        = bool
  default     = true
  nullable    = false
}

variable "monthly_budget_usd" {
  description = "What the account may cost in a month before somebody is told; null means the usual of the profile."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_budget_usd == null || try(var.monthly_budget_usd >= 100 && var.monthly_budget_usd <= 100000, false)
    error_message = "monthly_budget_usd must be between 100 and 100000 US dollars: less than 100 is passed by an empty cluster."
  }
}

variable "budget_emails" {
  description = "Who is told when the budget is nearly used up; nobody but the portal if empty."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.budget_emails) <= 10 && alltrue([for email in var.budget_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "budget_emails must be at most 10 addresses such as it@acme.example: AWS takes no more for one budget."
  }
}

variable "alarm_topic_arn" {
  description = "A topic of the customer's own that is told of alarms; null means that the portal alone reads them."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_topic_arn == null || can(regex("^arn:aws:sns:${var.region}:${var.account_id}:[A-Za-z0-9_-]{1,256}$", var.alarm_topic_arn))
    error_message = "alarm_topic_arn must be the ARN of a topic in the tenant's own account and region: figures must not leave either."
  }
}

variable "certificate_arn" {
  description = "Certificate of the assistant's load balancer, which is the customer's own and is watched; null as long as there is none."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws:acm:${var.region}:${var.account_id}:certificate/[A-Za-z0-9-]+$", var.certificate_arn))
    error_message = "certificate_arn must be the ARN of a certificate in the tenant's own account and region: load balancers take no other."
  }
}

variable "keycloak_endpoint_service" {
  description = "Name of the endpoint service of the provider's sign-in; null means no way to it."
  type        = string
  default     = null

  validation {
    condition     = var.keycloak_endpoint_service == null || can(regex("^com\\.amazonaws\\.vpce\\.eu-[a-z]+-[0-9]\\.vpce-svc-[0-9a-f]+$", var.keycloak_endpoint_service))
    error_message = "keycloak_endpoint_service must be the name of an endpoint service in the European Union, such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0."
  }

  validation {
    condition     = var.keycloak_endpoint_service == null || var.keycloak_endpoint_service != var.litellm_endpoint_service
    error_message = "keycloak_endpoint_service is the model gateway's endpoint service. Each has one of its own: by this one, prompts could leave a LOCAL tenant."
  }
}

variable "mcp_gateway_endpoint_service" {
  description = "Name of the endpoint service of the provider's MCP gateway; null means no way to it."
  type        = string
  default     = null

  validation {
    condition     = var.mcp_gateway_endpoint_service == null || can(regex("^com\\.amazonaws\\.vpce\\.eu-[a-z]+-[0-9]\\.vpce-svc-[0-9a-f]+$", var.mcp_gateway_endpoint_service))
    error_message = "mcp_gateway_endpoint_service must be the name of an endpoint service in the European Union, such as com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0."
  }

  validation {
    condition     = var.mcp_gateway_endpoint_service == null || var.mcp_gateway_endpoint_service != var.litellm_endpoint_service
    error_message = "mcp_gateway_endpoint_service is the model gateway's endpoint service. Each has one of its own: by this one, prompts could leave a LOCAL tenant."
  }
}

variable "allowed_names" {
  description = "Names that the network's resolver answers beside those of AWS: the assistant's own, that of the employees' sign-in, the model gateway's."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.allowed_names : can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", name))])
    error_message = "allowed_names must be names such as login.acme.example or *.acme.example, in lower case and without a dot at the end."
  }

  validation {
    condition     = !anytrue([for name in var.allowed_names : startswith(name, "*.") && length(split(".", name)) < 3])
    error_message = "allowed_names must not open a whole top-level domain such as *.com: whoever owns a name below it could be sent data by asking for it."
  }
}
