# A cluster whose API has an address inside the network only. With auto mode it runs nodes, volumes and load balancers itself;
# the pools are Kubernetes objects and come with the chart.

resource "aws_eks_cluster" "this" {
  name                          = var.name
  version                       = var.kubernetes_version
  role_arn                      = var.cluster_role_arn
  bootstrap_self_managed_addons = !var.auto_mode
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids              = var.control_plane_subnet_ids
    security_group_ids      = [aws_security_group.api.id]
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  kubernetes_network_config {
    ip_family         = "ipv4"
    service_ipv4_cidr = var.service_cidr

    dynamic "elastic_load_balancing" {
      for_each = var.auto_mode ? [1] : []
      content {
        enabled = true
      }
    }
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = var.secrets_key_arn
    }
  }

  dynamic "access_config" {
    for_each = var.access_entries ? [1] : []
    content {
      authentication_mode                         = "API"
      bootstrap_cluster_creator_admin_permissions = false # the provisioner builds the cluster and has nothing to do in it
    }
  }

  # No pool of EKS's own: it would run outside of our node class and its key, and with it EKS makes the access entry of the
  # nodes' role by itself, which collides with the one below (409). The role is named to node classes and not here: the API
  # takes pools and role only together. No pod has to run before the chart brings its pools: what would be one elsewhere (name
  # service, network, volumes) runs in auto mode as a service of the node or beside the control plane.
  dynamic "compute_config" {
    for_each = var.auto_mode ? [1] : []
    content {
      enabled = true
    }
  }

  dynamic "storage_config" {
    for_each = var.auto_mode ? [1] : []
    content {
      block_storage {
        enabled = true
      }
    }
  }

  dynamic "upgrade_policy" {
    for_each = var.auto_mode ? [1] : []
    content {
      support_type = "STANDARD"
    }
  }

  timeouts {
    create = "40m"
    update = "60m"
    delete = "30m"
  }

  # Roles first, so that the cluster can still clean up when all is destroyed; and a log group of ours, or EKS makes one
  # that is neither encrypted nor ever emptied.
  depends_on = [terraform_data.before]
}

resource "terraform_data" "before" {
  input = { roles = var.roles_ready, log_group = var.log_group_name }
}

# ---- who reaches the API

resource "aws_security_group" "api" {
  name        = "${var.name}-api"
  description = "API of the cluster"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-api" }
}

resource "aws_vpc_security_group_ingress_rule" "api" {
  for_each = var.api_clients

  security_group_id            = aws_security_group.api.id
  description                  = "HTTPS from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

# ---- who may do what in it

resource "aws_eks_access_entry" "this" {
  for_each = var.access_entries ? var.administrators : {}

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = each.value
  type          = "STANDARD"

  # one that goes first would leave nobody who can deploy, should the account refuse the next
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_eks_access_policy_association" "this" {
  for_each = var.access_entries ? var.administrators : {}

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_eks_access_entry.this[each.key].principal_arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# EKS makes this one only for pools of its own.
resource "aws_eks_access_entry" "nodes" {
  count = var.access_entries && var.auto_mode ? 1 : 0

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = var.node_role_arn
  type          = "EC2"
}

resource "aws_eks_access_policy_association" "nodes" {
  count = var.access_entries && var.auto_mode ? 1 : 0

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = aws_eks_access_entry.nodes[0].principal_arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"

  access_scope {
    type = "cluster"
  }
}

# ---- what pods may do in AWS

resource "aws_eks_pod_identity_association" "this" {
  for_each = var.pod_identities

  cluster_name    = aws_eks_cluster.this.name
  namespace       = each.value.namespace
  service_account = each.value.service_account
  role_arn        = var.pod_role_arns[each.key]
}
