# A build project as the portal's hand inside the network: started through the assumed role, a job in and a signed result out
# through the state bucket, nothing inbound.
#   runner/in/<job>.zip               the job, written by the portal; source of the build (overridden for each build)
#   runner/out/<job>/result.json      the result, written by the build

locals {
  job_arn    = "arn:aws:s3:::${var.state_bucket}/runner/in/*"
  result_arn = "arn:aws:s3:::${var.state_bucket}/runner/out/*"
}

resource "aws_codebuild_project" "this" {
  name                   = "${var.name}-runner"
  description            = "Runs jobs of the portal inside the tenant's network"
  service_role           = aws_iam_role.this.arn
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

  depends_on = [aws_iam_role_policy.this]
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

# ---- what it may do

resource "aws_iam_role" "this" {
  name                 = "${var.name}-runner"
  path                 = "/tenantry/"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account_id
          "aws:SourceArn"     = "arn:aws:codebuild:${var.region}:${var.account_id}:project/${var.name}-runner"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "runner"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "TakeJobs"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = [local.job_arn]
      },
      {
        Sid      = "LeaveResults"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = [local.result_arn]
      },
      {
        Sid      = "FindBucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation"]
        Resource = ["arn:aws:s3:::${var.state_bucket}"]
      },
      {
        Sid      = "StateKey"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = ["arn:aws:kms:${var.region}:${var.account_id}:key/*"]
        Condition = {
          "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = "alias/tenantry-state" }
          StringEquals               = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" }
        }
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = var.secret_arns
      },
      {
        Sid      = "KeepMintedKeys"
        Effect   = "Allow"
        Action   = ["secretsmanager:PutSecretValue"]
        Resource = var.writable_secret_arns
      },
      {
        Sid       = "SecretsKey"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = [var.secrets_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
      {
        Sid      = "FindCluster"
        Effect   = "Allow"
        Action   = ["eks:DescribeCluster"]
        Resource = ["arn:aws:eks:${var.region}:${var.account_id}:cluster/${var.name}"]
      },
      {
        Sid      = "Log"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:${var.log_group_name}:*"]
      },
      {
        Sid      = "PullImage"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = ["arn:aws:ecr:${var.region}:${var.registry_account_id}:repository/*"]
      },
      {
        Sid      = "SignInToRegistry"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"] # knows no resource
      },
      {
        Sid    = "StandInNetwork"
        Effect = "Allow"
        Action = [
          "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
        ]
        Resource  = ["*"] # as CodeBuild demands it; the region bounds it
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
      {
        Sid      = "HandNetworkToBuild"
        Effect   = "Allow"
        Action   = ["ec2:CreateNetworkInterfacePermission"]
        Resource = ["arn:aws:ec2:${var.region}:${var.account_id}:network-interface/*"]
        Condition = {
          StringEquals = { "ec2:AuthorizedService" = "codebuild.amazonaws.com" }
          ArnEquals    = { "ec2:Subnet" = [for id in var.subnet_ids : "arn:aws:ec2:${var.region}:${var.account_id}:subnet/${id}"] }
        }
      },
    ]
  })
}
