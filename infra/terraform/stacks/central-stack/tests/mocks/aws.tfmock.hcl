# What the provider itself insists on, or others take apart.

mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::444455556666:role/tenantry/mocked" }
}

mock_resource "aws_iam_openid_connect_provider" {
  defaults = { arn = "arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/MOCKED" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:444455556666:log-group:/tenantry/mocked" }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = { arn = "arn:aws:secretsmanager:eu-central-1:444455556666:secret:tenantry/mocked-AbCdEf" }
}

mock_resource "aws_vpc_endpoint" {
  defaults = { id = "vpce-0123456789abcdef0", prefix_list_id = "pl-01234567", cidr_blocks = ["3.5.136.0/22"] }
}

mock_resource "aws_vpc_endpoint_service" {
  defaults = {
    arn                            = "arn:aws:ec2:eu-central-1:444455556666:vpc-endpoint-service/vpce-svc-0123456789abcdef0"
    service_name                   = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
    private_dns_name_configuration = [{ name = "_proof", type = "TXT", value = "vpce:mocked", state = "pendingVerification" }]
  }
}

mock_resource "aws_eks_cluster" {
  defaults = {
    arn                   = "arn:aws:eks:eu-central-1:444455556666:cluster/mocked"
    certificate_authority = [{ data = "bW9ja2Vk" }]
    identity              = [{ oidc = [{ issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/MOCKED" }] }]
  }
}

mock_resource "aws_db_instance" {
  defaults = {
    arn                = "arn:aws:rds:eu-central-1:444455556666:db:mocked"
    address            = "mocked.eu-central-1.rds.amazonaws.com"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:444455556666:secret:rds!db-mocked-AbCdEf", kms_key_id = "", secret_status = "active" }]
  }
}

mock_resource "aws_elasticache_replication_group" {
  defaults = { primary_endpoint_address = "mocked.euc1.cache.amazonaws.com", member_clusters = ["mocked-001"] }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:eu-central-1:444455556666:certificate/00000000-0000-0000-0000-000000000000"
    domain_validation_options = [
      { domain_name = "portal.assistant.example", resource_record_name = "_portal.assistant.example.", resource_record_type = "CNAME", resource_record_value = "_portal.acm-validations.aws." },
      { domain_name = "login.assistant.example", resource_record_name = "_login.assistant.example.", resource_record_type = "CNAME", resource_record_value = "_login.acm-validations.aws." },
      { domain_name = "billing.assistant.example", resource_record_name = "_billing.assistant.example.", resource_record_type = "CNAME", resource_record_value = "_billing.acm-validations.aws." },
      { domain_name = "gateway.assistant.example", resource_record_name = "_gateway.assistant.example.", resource_record_type = "CNAME", resource_record_value = "_gateway.acm-validations.aws." },
    ]
  }
}

mock_resource "aws_acm_certificate_validation" {
  defaults = { certificate_arn = "arn:aws:acm:eu-central-1:444455556666:certificate/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:444455556666:loadbalancer/app/mocked/0123456789abcdef"
    arn_suffix = "app/mocked/0123456789abcdef"
  }
}

mock_resource "aws_lb_listener" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:444455556666:listener/app/mocked/0123456789abcdef/0123456789abcdef" }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/mocked/0123456789abcdef"
    arn_suffix = "targetgroup/mocked/0123456789abcdef"
  }
}

mock_resource "aws_wafv2_web_acl" {
  defaults = { arn = "arn:aws:wafv2:eu-central-1:444455556666:regional/webacl/mocked/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_networkfirewall_rule_group" {
  defaults = { arn = "arn:aws:network-firewall:eu-central-1:444455556666:stateful-rulegroup/mocked" }
}

mock_resource "aws_networkfirewall_firewall_policy" {
  defaults = { arn = "arn:aws:network-firewall:eu-central-1:444455556666:firewall-policy/mocked" }
}

mock_resource "aws_networkfirewall_firewall" {
  defaults = {
    arn = "arn:aws:network-firewall:eu-central-1:444455556666:firewall/mocked"
    firewall_status = [{
      sync_states = [
        { availability_zone = "eu-central-1a", attachment = [{ endpoint_id = "vpce-0aaaaaaaaaaaaaaaa", subnet_id = "subnet-a" }] },
        { availability_zone = "eu-central-1b", attachment = [{ endpoint_id = "vpce-0bbbbbbbbbbbbbbbb", subnet_id = "subnet-b" }] },
        { availability_zone = "eu-central-1c", attachment = [{ endpoint_id = "vpce-0cccccccccccccccc", subnet_id = "subnet-c" }] },
      ]
    }]
  }
}
