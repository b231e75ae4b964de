# What holds for the stack, read off the modules' own resources; and what of it differs by its inputs.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  account_id           = "444455556666"
  region               = "eu-central-1"
  domain               = "assistant.example"
  zone_id              = "Z0123456789ABCDEFGHIJ"
  release              = "2026.11.0"
  operator_role_arn    = "arn:aws:iam::444455556666:role/operators"
  model_provider_names = ["api.mistral.ai", "*.openai.azure.com"]
}

# ---- the whole

run "whole" {
  assert {
    condition     = output.hosts == { portal = "portal.assistant.example", login = "login.assistant.example", billing = "billing.assistant.example", gateway = "gateway.assistant.example" }
    error_message = "four names below the domain"
  }
  assert {
    condition     = keys(output.databases) == ["keycloak", "lago", "litellm", "portal"] && keys(output.caches) == ["billing", "gateway"]
    error_message = "a database for each service, two caches"
  }
  assert {
    condition     = keys(output.endpoint_services) == ["gateway", "sign-in"]
    error_message = "two ways for tenants"
  }
  assert {
    condition     = keys(output.target_groups.edge) == ["billing", "billing-door", "portal", "sign-in"] && keys(output.target_groups.ways) == ["gateway", "sign-in"]
    error_message = "a group for each who answers; none that leads to billing's interface or to the gateway from the internet"
  }
  assert {
    condition     = contains(output.allowed_names, "api.mistral.ai") && contains(output.allowed_names, ".openai.azure.com") && !contains(output.allowed_names, ".amazonaws.com")
    error_message = "approved providers may be reached, and not all of AWS"
  }
  assert {
    condition     = length(output.network.edge_cidrs) == 3 && length(distinct(concat(output.network.edge_cidrs, output.network.data_cidrs, output.network.endpoint_cidrs))) == 9
    error_message = "three zones, and no block twice"
  }
  assert {
    condition     = length(output.alarms) == 34
    error_message = "four of each database, two of each node of both caches, two of copies, one of names, five of the public load balancer"
  }
}

run "smaller" {
  variables {
    zones            = 2
    vpc_cidr         = "10.40.0.0/20"
    sign_in_endpoint = false
    image_registry   = "777788889999.dkr.ecr.eu-central-1.amazonaws.com"
    mail_relay       = { names = ["smtp.provider.example"], cidrs = ["192.0.2.0/28"] }
    tenant_regions   = ["eu-west-1"]
    replica_region   = "eu-west-1"

    tool_names             = ["tools.provider.example"]
    tools_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef2"
  }

  assert {
    condition     = keys(output.endpoint_services) == ["gateway", "tools"] && output.endpoint_services.tools == var.tools_endpoint_service
    error_message = "the sign-in and the MCP servers have their own switches"
  }
  assert {
    condition     = contains(local.foreign_service_arns, "arn:aws:ec2:eu-central-1:${var.account_id}:vpc-endpoint-service/vpce-svc-0123456789abcdef2")
    error_message = "the portal may let tenants in there, too"
  }
  assert {
    condition     = contains(output.allowed_names, "tools.provider.example")
    error_message = "the portal can ask MCP servers for their tools"
  }
  assert {
    condition     = output.network.edge_cidrs == ["10.40.15.0/27", "10.40.15.32/27"]
    error_message = "the smallest network still has a /27 for each end of the load balancer"
  }
  assert {
    condition     = contains(output.allowed_names, ".eu-west-1.amazonaws.com")
    error_message = "where tenants are, the portal can build"
  }
}

# ---- the way out

run "outlet" {
  module {
    source = "../../modules/outlet"
  }

  variables {
    name                = "tenantry-central"
    vpc_id              = "vpc-0123456789abcdef0"
    cidr                = "10.40.0.0/16"
    zones               = ["a", "b", "c"]
    app_cidrs           = { a = "10.40.0.0/18", b = "10.40.64.0/18", c = "10.40.128.0/18" }
    app_route_table_ids = { a = "rtb-a", b = "rtb-b", c = "rtb-c" }
    firewalls           = { outside = { allowed = ["api.mistral.ai"], mail_cidrs = ["192.0.2.0/28"] } }
    log_group_name      = "/tenantry/central/outlet"
    protect             = true
  }

  assert {
    condition     = toset([for route in aws_route.app : route.vpc_endpoint_id]) == toset(["vpce-0aaaaaaaaaaaaaaaa", "vpce-0bbbbbbbbbbbbbbbb", "vpce-0cccccccccccccccc"]) && alltrue([for route in aws_route.app : route.nat_gateway_id == null && route.gateway_id == null])
    error_message = "applications leave through the firewall of their zone and by nothing else"
  }
  assert {
    condition     = alltrue([for zone, route in aws_route.back : route.destination_cidr_block == var.app_cidrs[zone] && route.vpc_endpoint_id == aws_route.app[zone].vpc_endpoint_id])
    error_message = "answers come back through the same firewall"
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.this : !subnet.map_public_ip_on_launch]) && length(distinct([for subnet in aws_subnet.this : subnet.cidr_block])) == 9
    error_message = "nothing gets a public address by itself, and no block is there twice"
  }
  assert {
    condition     = one(one([for group in aws_networkfirewall_rule_group.names : group]).rule_group[0].rules_source[0].rules_source_list).generated_rules_type == "ALLOWLIST" && one(one([for group in aws_networkfirewall_rule_group.names : group]).rule_group[0].rules_source[0].rules_source_list).target_types == toset(["TLS_SNI"])
    error_message = "listed names pass, by TLS alone"
  }
  assert {
    condition     = alltrue([for policy in aws_networkfirewall_firewall_policy.this : contains(policy.firewall_policy[0].stateful_default_actions, "aws:drop_established") && policy.firewall_policy[0].stateless_default_actions == toset(["aws:forward_to_sfe"]) && policy.firewall_policy[0].stateful_engine_options[0].stream_exception_policy == "DROP"])
    error_message = "everything is looked at, and what is not listed is dropped"
  }
  assert {
    condition     = alltrue([for firewall in aws_networkfirewall_firewall.this : firewall.delete_protection && firewall.subnet_change_protection])
    error_message = "the firewall is not taken away in passing"
  }
}

run "no_firewall_no_way_out" {
  module {
    source = "../../modules/outlet"
  }

  variables {
    name                = "tenantry-central"
    vpc_id              = "vpc-0123456789abcdef0"
    cidr                = "10.40.0.0/16"
    zones               = ["a", "b", "c"]
    app_cidrs           = { a = "10.40.0.0/18", b = "10.40.64.0/18", c = "10.40.128.0/18" }
    app_route_table_ids = { a = "rtb-a", b = "rtb-b", c = "rtb-c" }
    firewalls           = {}
    log_group_name      = "/tenantry/central/outlet"
    protect             = true
  }

  assert {
    condition     = length(aws_route.app) == 0 && length(aws_route.back) == 0
    error_message = "without a firewall applications have no way out, rather than one around it"
  }
}

run "two_firewalls" {
  command = plan

  module {
    source = "../../modules/outlet"
  }

  variables {
    name                = "tenantry-central"
    vpc_id              = "vpc-0123456789abcdef0"
    cidr                = "10.40.0.0/16"
    zones               = ["a"]
    app_cidrs           = { a = "10.40.0.0/18" }
    app_route_table_ids = { a = "rtb-a" }
    firewalls           = { one = { allowed = ["a.example"] }, two = { allowed = ["b.example"] } }
    log_group_name      = "/tenantry/central/outlet"
    protect             = true
  }

  expect_failures = [var.firewalls]
}

run "endpoints" {
  module {
    source = "../../modules/network"
  }

  variables {
    name                     = "tenantry-central"
    registry_account_id      = "444455556666"
    cidr                     = "10.40.0.0/16"
    zones                    = 3
    endpoint_zones           = 3
    services                 = ["sts"]
    gateway_service          = null
    flow_log_group_arn       = "arn:aws:logs:eu-central-1:444455556666:log-group:/tenantry/central/network"
    permissions_boundary_arn = null
    app_routes               = true
    foreign_role_arns        = ["arn:aws:iam::*:role/tenantry-provisioner"]
  }

  assert {
    condition     = length(aws_route_table.app) == 3 && length(aws_vpc_endpoint.s3.route_table_ids) == 4
    error_message = "each zone's applications have their own table, and S3 is in all of them"
  }
  assert {
    condition     = [for statement in jsondecode(aws_vpc_endpoint.interface["sts"].policy).Statement : statement.Sid] == ["OwnCallersOwnResources", "BecomeRolesElsewhere", "ActAsRolesElsewhere"]
    error_message = "elsewhere only as the roles that tenants give"
  }
  assert {
    condition     = jsondecode(aws_vpc_endpoint.s3.policy).Statement[2].Condition.ArnLike["aws:PrincipalArn"] == ["arn:aws:iam::*:role/tenantry-provisioner"]
    error_message = "buckets of others are reached as the role that their owner gave, and as nobody else"
  }
}

# ---- ways in

run "ways_for_tenants" {
  module {
    source = "../../modules/endpoint-service"
  }

  variables {
    name            = "tenantry-central"
    vpc_id          = "vpc-0123456789abcdef0"
    subnet_ids      = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    app_cidrs       = { app-a = "10.40.0.0/18" }
    cluster_name    = "tenantry-central"
    certificate_arn = "arn:aws:acm:eu-central-1:444455556666:certificate/00000000-0000-0000-0000-000000000000"
    proofs          = true
    protect         = true
    log_bucket      = "tenantry-central-access-logs-444455556666"
    services        = { gateway = { host = "gateway.assistant.example", port = 8081, allowed_principals = ["*"], regions = [] } }
  }

  assert {
    condition     = alltrue([for service in aws_vpc_endpoint_service.this : service.acceptance_required])
    error_message = "nobody gets in whom the portal does not accept"
  }
  assert {
    condition     = alltrue([for balancer in aws_lb.this : balancer.internal && balancer.enable_deletion_protection && balancer.load_balancer_type == "network"])
    error_message = "no public address"
  }
  assert {
    condition     = alltrue([for listener in aws_lb_listener.this : listener.protocol == "TLS" && strcontains(listener.ssl_policy, "TLS13-1-2")])
    error_message = "TLS 1.2 or newer"
  }
  assert {
    condition     = alltrue([for balancer in aws_lb.this : balancer.access_logs[0].enabled])
    error_message = "who connected is written down"
  }
  assert {
    condition     = alltrue([for group in aws_lb_target_group.this : group.proxy_protocol_v2 && group.tags["eks:eks-cluster-name"] == "tenantry-central"])
    error_message = "the door knows by which endpoint a request came; the cluster may register its pods"
  }
  assert {
    condition     = aws_vpc_endpoint_service.this["gateway"].private_dns_name == "gateway.assistant.example"
    error_message = "tenants speak to a name that a certificate can be for"
  }
}

run "edge" {
  module {
    source = "../../modules/edge"
  }

  variables {
    name               = "tenantry-central"
    vpc_id             = "vpc-0123456789abcdef0"
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    app_cidrs          = { app-a = "10.40.0.0/18", app-b = "10.40.64.0/18" }
    client_cidrs       = ["203.0.113.0/24"]
    cluster_name       = "tenantry-central"
    certificate_arn    = "arn:aws:acm:eu-central-1:444455556666:certificate/00000000-0000-0000-0000-000000000000"
    targets            = { portal = { port = 8080, health_path = "/", health_port = "9000", sticky = true } }
    routes             = { portal = { host = "portal.assistant.example", target = "portal", priority = 10 } }
    walls              = { edge = { per_five_minutes = 3000, sign_ins_per_five_minutes = 100 } }
    wall_log_group_arn = "arn:aws:logs:eu-central-1:444455556666:log-group:aws-waf-logs-tenantry-central"
    log_bucket         = "tenantry-central-access-logs-444455556666"
    topic_arn          = null
    protect            = true
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].type == "fixed-response" && aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "what has no route is not there"
  }
  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && strcontains(aws_lb_listener.https.ssl_policy, "TLS13-1-2")
    error_message = "by TLS 1.2 or newer only"
  }
  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.enable_deletion_protection && aws_lb.this.access_logs[0].enabled
    error_message = "headers that are none are dropped, and each request is written down"
  }
  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 1 && alltrue([for wall in aws_wafv2_web_acl.this : length(wall.rule) == 6])
    error_message = "a wall with two limits and four of AWS's groups"
  }
  assert {
    condition     = alltrue([for wall in aws_wafv2_web_acl.this : alltrue([for rule in wall.rule : !rule.visibility_config[0].sampled_requests_enabled])])
    error_message = "no sample of what people sent is kept"
  }
  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.this : rule.cidr_ipv4]) == toset(["203.0.113.0/24"]) && toset([for rule in aws_vpc_security_group_egress_rule.this : tostring(rule.from_port)]) == toset(["8080", "9000"])
    error_message = "from where people are, to where pods listen"
  }
}

# ---- who may do what

run "control_plane" {
  module {
    source = "../../modules/control-plane"
  }

  variables {
    role_name                = "tenantry-central-portal"
    oidc_issuer              = "https://oidc.eks.eu-central-1.amazonaws.com/id/MOCKED"
    namespace                = "portal"
    service_account          = "portal"
    foreign_role_arns        = ["arn:aws:iam::*:role/tenantry-provisioner"]
    endpoint_service_arns    = ["arn:aws:ec2:eu-central-1:444455556666:vpc-endpoint-service/vpce-svc-0123456789abcdef0"]
    key_arn                  = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000000"
    bucket                   = { arn = "arn:aws:s3:::tenantry-central-portal-444455556666", key_arn = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000001" }
    permissions_boundary_arn = "arn:aws:iam::444455556666:policy/boundary"
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["oidc.eks.eu-central-1.amazonaws.com/id/MOCKED:sub"] == "system:serviceaccount:portal:portal"
    error_message = "one service account of one namespace of this cluster"
  }
  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Sid if contains(flatten([statement.Resource]), "*")] == ["SeeWhoAsks"]
    error_message = "over everything it may only look at who asks to come in"
  }
  assert {
    condition     = !strcontains(aws_iam_role_policy.this.policy, "secretsmanager") && !strcontains(aws_iam_role_policy.this.policy, "\"iam:")
    error_message = "it reads no secrets of this account and makes no roles"
  }
  assert {
    condition     = aws_iam_role.this.permissions_boundary == var.permissions_boundary_arn && aws_iam_role.this.name == "tenantry-central-portal"
    error_message = "within the boundary, by the name that tenants trust"
  }
}

run "keys" {
  module {
    source = "../../modules/kms"
  }

  variables {
    name                 = "tenantry-central"
    deletion_window_days = 30
    classes = {
      envelopes = { description = "envelopes", direct = ["arn:aws:iam::444455556666:role/tenantry/tenantry-central-portal"] }
      database  = { description = "database", via = ["rds"] }
    }
  }

  assert {
    condition     = [for statement in jsondecode(aws_kms_key.this["envelopes"].policy).Statement : statement.Sid] == ["AdministerWithoutUsing", "UseDirectly"] && jsondecode(aws_kms_key.this["envelopes"].policy).Statement[1].Condition.ArnEquals["aws:PrincipalArn"] == ["arn:aws:iam::444455556666:role/tenantry/tenantry-central-portal"]
    error_message = "the portal alone opens its envelopes"
  }
  assert {
    condition     = !strcontains(aws_kms_key.this["database"].policy, "UseDirectly")
    error_message = "other keys are used through their services alone"
  }
}

run "caches" {
  module {
    source = "../../modules/cache"
  }

  variables {
    name         = "tenantry-central"
    caches       = { billing = { node_type = "cache.t4g.small", nodes = 2, multi_az = true, eviction = "noeviction", snapshots_days = 7 } }
    vpc_id       = "vpc-0123456789abcdef0"
    subnet_ids   = ["subnet-0123456789abcdef0"]
    client_cidrs = { app-a = "10.40.0.0/18" }
    key_arn      = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.this["billing"].parameter : "${parameter.name}=${parameter.value}"], "maxmemory-policy=noeviction") && aws_elasticache_replication_group.this["billing"].snapshot_retention_limit == 7
    error_message = "no job is dropped for want of memory, and there is a copy"
  }
}

run "secrets" {
  module {
    source = "../../modules/secrets"
  }

  variables {
    tenant_slug          = "central"
    secrets              = { litellm = "keys" }
    kms_key_arn          = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000000"
    recovery_window_days = 30
    reader_role_arns     = ["arn:aws:iam::444455556666:role/operators"]
    replica_region       = "eu-west-1"
  }

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.this : one(secret.replica).region == "eu-west-1" && secret.recovery_window_in_days == 30])
    error_message = "a second copy elsewhere, and a month to bring back what was deleted"
  }
}

run "registry" {
  module {
    source = "../../modules/registry"
  }

  variables {
    repositories = ["tenantry/portal"]
    key_arn      = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000000"
    protect      = true
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.this : repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push])
    error_message = "what a tag names never changes, and is looked at"
  }
}

run "operators" {
  module {
    source = "../../modules/operators"
  }

  variables {
    name    = "tenantry-central"
    vpc_id  = "vpc-0123456789abcdef0"
    reaches = { "HTTPS inside" = { cidr = "10.40.0.0/16", port = 443 } }
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.this) == 1 && one(values(aws_vpc_security_group_egress_rule.this)).cidr_ipv4 == "10.40.0.0/16"
    error_message = "a shell inside reaches what is inside"
  }
}
