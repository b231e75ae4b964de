# Roles of the cluster, of its nodes and of the pods that call AWS. None can exceed the boundary of the bootstrap stack.

locals {
  identities = merge(
    { for pod, one in var.pods : pod => { namespace = one.namespace, service_account = one.service_account } },
    { for pod, one in var.loggers : pod => { namespace = one.namespace, service_account = one.service_account } },
  )

  roles = merge(
    {
      cluster = { trusted = "eks.amazonaws.com", condition = { StringEquals = { "aws:SourceAccount" = var.account_id } } }
      node    = { trusted = "ec2.amazonaws.com", condition = {} }
    },
    {
      for pod, identity in local.identities : "pod-${pod}" => {
        trusted = "pods.eks.amazonaws.com"
        # this service account of this namespace of this cluster, nothing else
        condition = {
          StringEquals = {
            "aws:SourceAccount"                         = var.account_id
            "aws:RequestTag/eks-cluster-name"           = var.cluster_name
            "aws:RequestTag/kubernetes-namespace"       = identity.namespace
            "aws:RequestTag/kubernetes-service-account" = identity.service_account
          }
        }
      }
    },
  )

  attachments = merge([
    for role, policies in var.managed_policies : { for policy in policies : "${role}-${policy}" => { role = role, policy = policy } }
  ]...)
}

resource "aws_iam_role" "this" {
  for_each = local.roles

  name                 = "${var.name}-${each.key}"
  path                 = "/tenantry/"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = each.value.trusted }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Condition = each.value.condition
    }]
  })
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each = local.attachments

  role       = aws_iam_role.this[each.value.role].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value.policy}"
}

# Volumes of nodes and pods are made by the cluster's role, under our key.
resource "aws_iam_role_policy" "volumes" {
  name = "volumes"
  role = aws_iam_role.this["cluster"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"]
        Resource  = [var.volumes_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = "ec2.${var.region}.amazonaws.com" } }
      },
      {
        Effect    = "Allow"
        Action    = ["kms:CreateGrant"]
        Resource  = [var.volumes_key_arn]
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
      },
    ]
  })
}

# AWS's policies let auto mode set its own tags and no others; the chart's node classes and storage classes set more. These are the
# statements that AWS documents for it ("Custom AWS tags for EKS Auto resources"), without those for load balancers, which
# bear none of ours. Each holds for what the same call tags as this cluster's; EKS signs in with the cluster's name as a tag.
resource "aws_iam_role_policy" "tags" {
  name = "tags"
  role = aws_iam_role.this["cluster"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "TagNodes"
        Effect   = "Allow"
        Action   = ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"]
        Resource = "*"
        Condition = {
          StringEquals = { "aws:RequestTag/eks:eks-cluster-name" = "$${aws:PrincipalTag/eks:eks-cluster-name}" }
          StringLike   = { "aws:RequestTag/eks:kubernetes-node-class-name" = "*", "aws:RequestTag/eks:kubernetes-node-pool-name" = "*" }
        }
      },
      {
        Sid       = "TagVolumes"
        Effect    = "Allow"
        Action    = ["ec2:CreateSnapshot", "ec2:CreateVolume"]
        Resource  = ["arn:aws:ec2:*:*:snapshot/*", "arn:aws:ec2:*:*:volume/*"]
        Condition = { StringEquals = { "aws:RequestTag/eks:eks-cluster-name" = "$${aws:PrincipalTag/eks:eks-cluster-name}" } }
      },
      {
        Sid      = "TagInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:CreateNetworkInterface"]
        Resource = "*"
        Condition = {
          StringEquals = { "aws:RequestTag/eks:eks-cluster-name" = "$${aws:PrincipalTag/eks:eks-cluster-name}" }
          StringLike   = { "aws:RequestTag/eks:kubernetes-cni-node-name" = "*" }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "pod" {
  for_each = var.pods

  name = "objects"
  role = aws_iam_role.this["pod-${each.key}"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "List"
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = [each.value.bucket_arn]
        Condition = { StringLike = { "s3:prefix" = ["${each.value.prefix}*"] } }
      },
      {
        Sid      = "Objects"
        Effect   = "Allow"
        Action   = each.value.writes ? ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
        Resource = ["${each.value.bucket_arn}/${each.value.prefix}*"]
      },
      {
        Sid       = "UnderItsKey"
        Effect    = "Allow"
        Action    = each.value.writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"]
        Resource  = [each.value.key_arn]
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
    ]
  })
}

resource "aws_iam_role_policy" "log" {
  for_each = var.loggers

  name = "log"
  role = aws_iam_role.this["pod-${each.key}"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Log"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:${each.value.log_group_name}:*"]
    }]
  })
}
