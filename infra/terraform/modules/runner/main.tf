# A build project as the portal's hand inside the network: started through the assumed role, a job in and a signed result out
# through the state bucket, nothing inbound. What it may do is its role's, which the account's bootstrap makes and no release changes.
#   runner/in/<job>.zip               the job, written by the portal; source of the build (overridden for each build)
#   runner/out/<job>/result.json      the result, written by the build

resource "aws_codebuild_project" "this" {
  name                   = "${var.name}-runner"
  description            = "Runs jobs of the portal inside the tenant's network"
  service_role           = var.role_arn
  build_timeout          = 60
  queued_timeout         = 30
  concurrent_build_limit = var.builds.at_a_time
  encryption_key         = var.builds.key_arn

  source {
    type      = "S3"
    location  = "${var.state_bucket}/runner/in/none.zip" # each build names its own job
    buildspec = <<-EOT
      version: 0.2
      phases:
        build:
          commands:
            - tenantry-runner "$CODEBUILD_SRC_DIR" result.json
      artifacts:
        files:
          - result.json
    EOT
  }

  artifacts {
    type                = "S3"
    location            = var.state_bucket
    path                = "runner/out"
    name                = "none" # each build names its own job
    namespace_type      = "NONE"
    packaging           = "NONE"
    encryption_disabled = false
  }

  environment {
    type                        = "LINUX_CONTAINER"
    compute_type                = "BUILD_GENERAL1_SMALL"
    image                       = var.image
    image_pull_credentials_type = "SERVICE_ROLE"
    privileged_mode             = false

    dynamic "environment_variable" {
      for_each = var.environment
      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
  }

  vpc_config {
    vpc_id             = var.vpc_id
    subnets            = var.subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  logs_config {
    cloudwatch_logs {
      group_name = var.log_group_name
    }
  }
}

# ---- where it may go: AWS through the endpoints, the cluster's API, the assistant; DNS is not subject to security groups

resource "aws_security_group" "this" {
  name        = "${var.name}-runner"
  description = "Runner"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-runner" }
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.this.id
  description       = "HTTPS to S3"
  prefix_list_id    = var.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "inside" {
  security_group_id = aws_security_group.this.id
  description       = "HTTPS inside the network: endpoints, API of the cluster, assistant"
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# It makes the application's user in the database; nothing else of it comes this way.
resource "aws_vpc_security_group_egress_rule" "database" {
  for_each = var.database_cidrs

  security_group_id = aws_security_group.this.id
  description       = "PostgreSQL in subnet ${each.key}"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

# The proof that the tenant's key gets no other model asks where the assistant asks. The endpoint lets this group in, not its subnets.
resource "aws_vpc_security_group_ingress_rule" "gateway" {
  for_each = var.gateway_security_groups

  security_group_id            = each.value
  description                  = "HTTPS from the runner to ${each.key}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
