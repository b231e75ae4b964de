# Terraform's outputs of the central stack → values of its chart. What only people know is written beside it, in a file of theirs.
{
  region: (.kms_key_arns.value.volumes | split(":")[3]),
  hosts: .hosts.value,
  databases: (.databases.value | with_entries(.value |= .host)),
  caches: (.caches.value | with_entries(.value |= {host, user})),
  images: { registry: .registry.value },
  targetGroups: {
    edge: {
      portal: .target_groups.value.edge.portal,
      signIn: .target_groups.value.edge["sign-in"],
      billing: .target_groups.value.edge.billing,
      billingDoor: .target_groups.value.edge["billing-door"]
    },
    ways: { gateway: .target_groups.value.ways.gateway, signIn: (.target_groups.value.ways["sign-in"] // "") }
  },
  network: {
    edgeCidrs: .network.value.edge_cidrs,
    endpointCidrs: .network.value.endpoint_cidrs,
    dataCidrs: .network.value.data_cidrs,
    s3Cidrs: .network.value.s3_cidrs,
    dnsCidrs: ["172.20.0.10/32"],
    apiCidrs: ["172.20.0.1/32"]
  },
  lago: { bucket: .buckets.value.billing },
  portal: {
    role: .control_plane_principal.value,
    envelopesKeyArn: .kms_key_arns.value.envelopes,
    gatewayService: .endpoint_services.value.gateway,
    signInService: (.endpoint_services.value["sign-in"] // ""),
    toolsService: (.endpoint_services.value.tools // "")
  },
  platform: {
    enabled: true,
    clusterName: .cluster.value.name,
    nodeRole: .cluster.value.node_role,
    volumesKeyArn: .cluster.value.volumes_key_arn
  }
}
