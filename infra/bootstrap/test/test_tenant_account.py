"""Creates the bootstrap stack on an emulated AWS and checks what it lets the provider do.

python3 -m unittest discover -s infra/bootstrap/test      needs moto[server], boto3, PyYAML
MOTO_ENDPOINT: an emulator that runs already; without it one is started on a free port and ended at the end.
"""

import fnmatch
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import time
import unittest
import urllib.request

import boto3
import yaml

TEMPLATE = pathlib.Path(__file__).parent.parent / "tenant-account.yaml"
ENGINE = pathlib.Path(__file__).parents[3] / "provisioning/engine/src/main/java/dev/tenantry"
ACCOUNT, REGION = "111122223333", "eu-central-1"
PRINCIPAL = "arn:aws:iam::999988887777:role/tenantry-control-plane"
EXTERNAL_ID = "0b6c1f9e-4d1b-4f0e-9a53-1f5c8b7a2d10"
INPUTS = {"TenantSlug": "acme", "ExternalId": EXTERNAL_ID, "ControlPlanePrincipal": PRINCIPAL}
CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": REGION}


def start_emulator():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        ["moto_server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "MOTO_ACCOUNT_ID": ACCOUNT})
    return process, f"http://127.0.0.1:{port}"


def await_emulator(endpoint):
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{endpoint}/moto-api/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no emulator at {endpoint}")


def for_the_emulator(text):
    """Without the tags of the key, which moto 5.2.1 takes for tags of another form and stumbles over."""
    before, key, after = text.partition("  StateKey:\n")
    return before + key + re.sub(r"      Tags:\n(        - .*\n)+", "", after, count=1)


def listed(value):
    return value if isinstance(value, list) else [value]


def matches(value, patterns):
    return any(fnmatch.fnmatchcase(value, pattern) for pattern in listed(patterns))


# What the portal's Java calls in a tenant's account as the provisioner, and on what: each call of a client in CALLERS stands here, and nothing else.
CALLS = {
    "codebuild:BatchGetBuilds": "arn:aws:codebuild:{region}:{account}:project/tenantry-acme-runner",
    "codebuild:StartBuild": "arn:aws:codebuild:{region}:{account}:project/tenantry-acme-runner",
    "codebuild:StopBuild": "arn:aws:codebuild:{region}:{account}:project/tenantry-acme-runner",
    "ec2:DescribeInstances": "*",
    "ec2:DescribeVpcEndpoints": "*",
    "ec2:DescribeVpcs": "*",
    "ec2:ModifyVpcEndpoint": "arn:aws:ec2:{region}:{account}:vpc-endpoint/vpce-1",
    "eks:DescribeCluster": "arn:aws:eks:{region}:{account}:cluster/tenantry-acme",
    "eks:ListClusters": "*",
    "elasticache:DescribeUsers": "arn:aws:elasticache:{region}:{account}:user:tenantry-acme-assistant",
    "elasticache:ModifyUser": "arn:aws:elasticache:{region}:{account}:user:tenantry-acme-assistant",
    "kms:DescribeKey": "arn:aws:kms:{region}:{account}:key/some-other",
    "logs:GetLogEvents": "arn:aws:logs:{region}:{account}:log-group:/tenantry/acme/runner:log-stream:1",
    "s3:GetObject": "arn:aws:s3:::tenantry-state-{account}-{region}/runner/out/1.json",
    "s3:PutObject": "arn:aws:s3:::tenantry-state-{account}-{region}/runner/in/1.zip",
    "secretsmanager:DescribeSecret": "arn:aws:secretsmanager:{region}:{account}:secret:tenantry/acme/open-webui-AbCdEf",
    "secretsmanager:PutSecretValue": "arn:aws:secretsmanager:{region}:{account}:secret:tenantry/acme/open-webui-AbCdEf",
    "servicequotas:GetAWSDefaultServiceQuota": "*",
    "servicequotas:GetServiceQuota": "*",
    "tag:GetResources": "*",
}
CALLERS = ("aws", "tenantjobs", "onboarding", "offboarding", "accounts")
# in the portal's own account or its organization's, or on the emulator only
NOT_AS_PROVISIONER = {"EmulatedBootstrap", "ManagedOrganization", "OwnEndpointConnections"}
# how TenantAccounts.Account calls a client, and the client's type → the service in IAM
CLIENTS = {
    "s3": "s3", "S3Client": "s3", "builds": "codebuild", "CodeBuildClient": "codebuild", "logs": "logs", "CloudWatchLogsClient": "logs",
    "secrets": "secretsmanager", "SecretsManagerClient": "secretsmanager", "quotas": "servicequotas", "ServiceQuotasClient": "servicequotas",
    "ec2": "ec2", "Ec2Client": "ec2", "eks": "eks", "EksClient": "eks", "caches": "elasticache", "ElastiCacheClient": "elasticache",
    "keys": "kms", "KmsClient": "kms", "tags": "tag", "ResourceGroupsTaggingApiClient": "tag",
}
CLIENT = "|".join(CLIENTS)
VERBS = "accept|batch|cancel|copy|create|delete|describe|get|head|list|modify|put|reject|send|start|stop|tag|untag|update"


def calls_of(source):
    """IAM's actions of the calls in a Java source, made on account.client() or on a client that is kept under a name."""
    named = {name: CLIENTS[kind] for kind, name in re.findall(rf"\b({CLIENT})\s+(\w+)\b", source)}
    direct = re.findall(rf"\baccount\s*\.({CLIENT})\(\)\s*\.((?:{VERBS})\w+)\(", source)
    kept = [(name, method) for name in named for method in re.findall(rf"\b{name}\s*\.\s*((?:{VERBS})\w+)\(", source)]
    for service, method in [(CLIENTS[client], method) for client, method in direct] + [(named[name], method) for name, method in kept]:
        yield f"{service}:{method[0].upper()}{re.sub('(Paginator|AsBytes)$', '', method[1:])}"


# Conditions as IAM judges them; without the key a positive one does not hold and a negative one does. One that is not here is an error.
CONDITIONS = {
    "StringEquals": lambda value, wanted: value is not None and value in listed(wanted),
    "StringNotEquals": lambda value, wanted: value not in listed(wanted),
    "StringNotEqualsIfExists": lambda value, wanted: value not in listed(wanted),
    "StringLike": lambda value, wanted: value is not None and matches(value, wanted),
    "StringNotLike": lambda value, wanted: value is None or not matches(value, wanted),
    "ArnNotLike": lambda value, wanted: value is None or not matches(value, wanted),
    "Bool": lambda value, wanted: value is not None and value in listed(wanted),
    "BoolIfExists": lambda value, wanted: value is None or value in listed(wanted),
}


def covers(statement, action, resource, context):
    """Whether a statement speaks of this action on this resource, in this context: {"kms_ViaService": …} is written for kms:ViaService."""
    known = {"aws:RequestedRegion": REGION} | {key.replace("_", ":", 1): value for key, value in context.items()}
    return (
        any(fnmatch.fnmatchcase(action.lower(), pattern.lower()) for pattern in listed(statement["Action"]))
        and (matches(resource, statement["Resource"]) if "Resource" in statement else not matches(resource, statement["NotResource"]))
        and all(
            CONDITIONS[operator](known.get(key), wanted)
            for operator, keys in statement.get("Condition", {}).items() for key, wanted in keys.items()))


class Loader(yaml.SafeLoader):
    """Keeps CloudFormation's short forms apart from plain texts."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: {suffix: getattr(node, "value", None)})


class TheTemplate(unittest.TestCase):
    text = TEMPLATE.read_text()
    template = yaml.load(text, Loader)

    def test_has_no_anchors_which_cloudformation_refuses(self):
        events = yaml.parse(self.text, Loader)
        self.assertFalse([event for event in events if isinstance(event, yaml.events.AliasEvent)])

    def test_is_small_enough_to_be_given_directly(self):
        self.assertLess(len(self.text.encode()), 51_200)

    def test_keeps_state_and_limits_when_the_stack_is_deleted_and_takes_the_providers_roles(self):
        # a first creation that fails leaves nothing behind whose name the next one would stumble over
        kept = {name for name, resource in self.template["Resources"].items() if resource.get("DeletionPolicy") == "RetainExceptOnCreate"}
        self.assertEqual({name for name, resource in self.template["Resources"].items() if "DeletionPolicy" in resource}, kept)
        self.assertEqual({"StateBucket", "StateBucketPolicy", "StateKey", "Boundary", "NoInternet"}, kept)
        for name in kept - {"StateBucketPolicy"}:
            self.assertEqual("Retain", self.template["Resources"][name]["UpdateReplacePolicy"], name)

    # The emulator leaves these properties of a bucket out, so they are read from the template itself.
    def test_state_bucket_is_closed_and_versioned(self):
        bucket = self.template["Resources"]["StateBucket"]["Properties"]
        self.assertEqual({True}, set(bucket["PublicAccessBlockConfiguration"].values()))
        self.assertEqual(4, len(bucket["PublicAccessBlockConfiguration"]))
        self.assertEqual([{"ObjectOwnership": "BucketOwnerEnforced"}], bucket["OwnershipControls"]["Rules"])
        self.assertEqual({"Status": "Enabled"}, bucket["VersioningConfiguration"])
        policy = self.template["Resources"]["StateBucketPolicy"]["Properties"]["PolicyDocument"]
        self.assertEqual(
            [("Deny", {"Bool": {"aws:SecureTransport": "false"}}), ("Deny", {"NumericLessThan": {"s3:TlsVersion": "1.2"}})],
            [(statement["Effect"], statement["Condition"]) for statement in policy["Statement"]])

    def test_forbids_before_it_allows(self):
        for name, resource in self.template["Resources"].items():
            if resource["Type"] == "AWS::IAM::ManagedPolicy" and name not in ("NeverPolicy", "Boundary", "LookPolicy"):
                self.assertEqual("NeverPolicy", resource["DependsOn"], name)

    def test_no_network_of_the_account_meets_the_internet(self):
        blocks = [resource for resource in self.template["Resources"].values()
                  if resource["Type"] == "AWS::EC2::VPCBlockPublicAccessOptions"]
        self.assertEqual([{"InternetGatewayBlockMode": "block-bidirectional"}], [block["Properties"] for block in blocks])

    def test_every_call_of_the_portal_is_known_here(self):
        sources = [path for folder in CALLERS for path in (ENGINE / folder).glob("*.java") if path.stem not in NOT_AS_PROVISIONER]
        found = {call for path in sources for call in calls_of(path.read_text())}
        self.assertEqual(set(CALLS), found)
        elsewhere = [path for path in ENGINE.glob("*/*.java") if path.parent.name not in CALLERS and "TenantAccounts" in path.read_text()]
        self.assertEqual([], elsewhere)

    def test_has_no_secret_parameter_and_bounds_each(self):
        for name, parameter in self.template["Parameters"].items():
            self.assertIn("AllowedPattern", parameter, name)
            self.assertNotIn("Default", parameter, name)

    def test_refuses_a_whole_account_and_a_guessable_id(self):
        patterns = {name: parameter["AllowedPattern"] for name, parameter in self.template["Parameters"].items()}
        for name, wrong in (
            ("ControlPlanePrincipal", "arn:aws:iam::999988887777:root"),
            ("ControlPlanePrincipal", "*"),
            ("ControlPlanePrincipal", "999988887777"),
            ("ExternalId", "acme"),
            ("TenantSlug", "A"),
        ):
            self.assertIsNone(re.search(patterns[name], wrong), (name, wrong))
        for name, right in INPUTS.items():
            self.assertIsNotNone(re.search(patterns[name], right), (name, right))


class TheAccount(unittest.TestCase):
    process = None

    @classmethod
    def setUpClass(cls):
        endpoint = os.environ.get("MOTO_ENDPOINT")
        if not endpoint:
            cls.process, endpoint = start_emulator()
        try:
            await_emulator(endpoint)
            cls.build(endpoint)
        except BaseException:
            cls.tearDownClass()
            raise

    @classmethod
    def build(cls, endpoint):
        cls.client = staticmethod(lambda name: boto3.client(name, endpoint_url=endpoint, **CREDENTIALS))
        stacks, cls.iam = cls.client("cloudformation"), cls.client("iam")
        stacks.create_stack(
            StackName="tenantry-bootstrap",
            TemplateBody=for_the_emulator(TEMPLATE.read_text()),
            Capabilities=["CAPABILITY_NAMED_IAM"],
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in INPUTS.items()])
        stack = stacks.describe_stacks(StackName="tenantry-bootstrap")["Stacks"][0]
        assert stack["StackStatus"] == "CREATE_COMPLETE", stack["StackStatus"]
        cls.outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        cls.account = cls.outputs["ProvisionerRoleArn"].split(":")[4]

    @classmethod
    def tearDownClass(cls):
        if cls.process:
            cls.process.terminate()
            cls.process.wait(10)

    def role(self, name):
        return self.iam.get_role(RoleName=name)["Role"]

    def document(self, arn):
        version = self.iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
        return self.iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]

    def statements(self, role):
        attached = self.iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
        return [statement for policy in attached for statement in self.document(policy["PolicyArn"])["Statement"]]

    def denied(self, statements, action, resource, **context):
        """Whether some Deny covers action and resource, as the call comes in: its context is what conditions ask for."""
        return any(statement["Effect"] == "Deny" and covers(statement, action, resource, context) for statement in statements)

    def allowed(self, statements, action, resource, **context):
        """Whether the call gets through: allowed somewhere, denied nowhere."""
        return not self.denied(statements, action, resource, **context) and any(
            statement["Effect"] == "Allow" and covers(statement, action, resource, context) for statement in statements)

    def test_both_roles_trust_one_principal_with_the_external_id(self):
        for name in ("tenantry-provisioner", "tenantry-auditor"):
            trust = self.role(name)["AssumeRolePolicyDocument"]["Statement"]
            self.assertEqual(1, len(trust))
            self.assertEqual({"AWS": PRINCIPAL}, trust[0]["Principal"])
            self.assertEqual("sts:AssumeRole", trust[0]["Action"])
            self.assertEqual({"StringEquals": {"sts:ExternalId": EXTERNAL_ID}}, trust[0]["Condition"])
            self.assertEqual(3600, self.role(name)["MaxSessionDuration"])

    def test_names_are_those_that_the_portal_and_terraform_expect(self):
        self.assertEqual(f"arn:aws:iam::{self.account}:role/tenantry-provisioner", self.outputs["ProvisionerRoleArn"])
        self.assertEqual(f"arn:aws:iam::{self.account}:policy/tenantry-boundary", self.outputs["BoundaryArn"])
        self.assertEqual(f"tenantry-state-{self.account}-{REGION}", self.outputs["StateBucket"])
        aliases = {alias["AliasName"]: alias.get("TargetKeyId") for alias in self.client("kms").list_aliases()["Aliases"]}
        self.assertTrue(self.outputs["StateKeyArn"].endswith(aliases["alias/tenantry-state"]))

    def test_every_policy_is_within_the_limits(self):
        for policy in self.iam.list_policies(Scope="Local")["Policies"]:
            text = re.sub(r"\s", "", json.dumps(self.document(policy["Arn"]), separators=(",", ":")))
            self.assertLessEqual(len(text), 6144, policy["PolicyName"])
            print(f"  {policy['PolicyName']}: {len(text)} of 6144 characters", file=sys.stderr)
        for name in ("tenantry-provisioner", "tenantry-auditor"):
            self.assertLessEqual(len(json.dumps(self.role(name)["AssumeRolePolicyDocument"])), 2048)
            self.assertLessEqual(len(self.iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]), 10)

    def test_provider_cannot_read_content(self):
        provisioner, auditor = self.statements("tenantry-provisioner"), self.statements("tenantry-auditor")
        document = f"arn:aws:s3:::tenantry-acme-documents-{self.account}/open-webui/a.pdf"
        secret = f"arn:aws:secretsmanager:{REGION}:{self.account}:secret:tenantry/acme/open-webui-1"
        for who in (provisioner, auditor):
            self.assertTrue(self.denied(who, "s3:GetObject", document))
            self.assertTrue(self.denied(who, "s3:GetObjectVersion", document))
            self.assertTrue(self.denied(who, "secretsmanager:GetSecretValue", secret))
            self.assertTrue(self.denied(who, "secretsmanager:BatchGetSecretValue", secret))
            if who is provisioner:
                master = f"arn:aws:secretsmanager:{REGION}:{self.account}:secret:rds!db-1-AbCdEf"
                snapshot = f"arn:aws:rds:{REGION}:{self.account}:snapshot:tenantry-acme-assistant-last"
                self.assertTrue(self.denied(who, "secretsmanager:GetSecretValue", master))
                for action in ("rds:ModifyDBSnapshotAttribute", "rds:CopyDBSnapshot", "rds:StartExportTask",
                               "rds:DownloadDBLogFilePortion", "backup:StartCopyJob"):
                    self.assertTrue(self.denied(who, action, snapshot), action)
        key = f"arn:aws:kms:{REGION}:{self.account}:key/some-other"
        self.assertTrue(self.denied(provisioner, "kms:Decrypt", key))
        self.assertFalse(self.denied(provisioner, "kms:Decrypt", self.outputs["StateKeyArn"]))
        self.assertFalse(self.denied(provisioner, "s3:GetObject", f"arn:aws:s3:::{self.outputs['StateBucket']}/customer-stack.tfstate"))

    def test_provisioner_may_make_each_call_of_the_portal(self):
        provisioner = self.statements("tenantry-provisioner")
        for action, resource in CALLS.items():
            where = resource.format(account=self.account, region=REGION)
            self.assertTrue(self.allowed(provisioner, action, where), (action, where))

    def test_endpoints_may_answer_names_which_route_53_keeps_beyond_all_regions(self):
        provisioner = self.statements("tenantry-provisioner")
        where = {"aws_RequestedRegion": "us-east-1"}
        self.assertTrue(self.allowed(provisioner, "route53:AssociateVPCWithHostedZone", "arn:aws:route53:::hostedzone/Z1", **where))
        self.assertFalse(self.allowed(provisioner, "route53:CreateHostedZone", "*", **where))

    def test_keys_of_data_are_used_through_two_services_alone(self):
        provisioner = self.statements("tenantry-provisioner")
        key = f"arn:aws:kms:{REGION}:{self.account}:key/some-other"
        for action in ("kms:Decrypt", "kms:GenerateDataKey"):
            for service in ("secretsmanager", "backup"):
                self.assertTrue(self.allowed(provisioner, action, key, kms_ViaService=f"{service}.{REGION}.amazonaws.com"), (action, service))
            for service in ("s3", "rds", "ec2"):
                self.assertTrue(self.denied(provisioner, action, key, kms_ViaService=f"{service}.{REGION}.amazonaws.com"), (action, service))
            self.assertTrue(self.denied(provisioner, action, key, kms_ViaService="backup.us-east-1.amazonaws.com"), action)
            self.assertTrue(self.denied(provisioner, action, key), action)

    def test_vault_can_be_made_as_aws_documents_it_and_nothing_is_restored_from_it(self):
        provisioner = self.statements("tenantry-provisioner")
        key, via = f"arn:aws:kms:{REGION}:{self.account}:key/backup", f"backup.{REGION}.amazonaws.com"
        vault = f"arn:aws:backup:{REGION}:{self.account}:backup-vault:tenantry-acme-daily"
        for action in ("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:RetireGrant"):
            self.assertTrue(self.allowed(provisioner, action, key, kms_ViaService=via), action)
        self.assertTrue(self.allowed(provisioner, "kms:CreateGrant", key, kms_ViaService=via, kms_GrantIsForAWSResource="true"))
        self.assertFalse(self.allowed(provisioner, "kms:CreateGrant", key))
        self.assertTrue(self.allowed(provisioner, "backup:CreateBackupVault", vault))
        self.assertTrue(self.allowed(provisioner, "backup-storage:MountCapsule", "*"))
        self.assertFalse(self.allowed(provisioner, "backup:StartRestoreJob", f"arn:aws:backup:{REGION}:{self.account}:recovery-point:1"))

    def test_recovery_points_of_each_kind_can_be_deleted(self):
        provisioner = self.statements("tenantry-provisioner")
        for point in (f"backup:{REGION}:{self.account}:recovery-point:1eb3b5e7-9eb0", f"rds:{REGION}:{self.account}:snapshot:awsbackup:job-1",
                      f"ec2:{REGION}::snapshot/snap-0123456789abcdef0"):
            self.assertTrue(self.allowed(provisioner, "backup:DeleteRecoveryPoint", f"arn:aws:{point}"), point)
        self.assertFalse(self.allowed(provisioner, "ec2:DeleteSnapshot", f"arn:aws:ec2:{REGION}::snapshot/snap-0123456789abcdef0"))
        everywhere = f"arn:aws:iam::{self.account}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup"
        self.assertTrue(self.allowed(provisioner, "iam:CreateServiceLinkedRole", everywhere, iam_AWSServiceName="backup.amazonaws.com"))
        self.assertFalse(self.allowed(provisioner, "iam:CreateServiceLinkedRole", everywhere, iam_AWSServiceName="organizations.amazonaws.com"))

    def test_neither_provider_nor_roles_of_the_assistant_open_a_way_out(self):
        boundary = self.document(self.outputs["BoundaryArn"])["Statement"]
        for who in (self.statements("tenantry-provisioner"), boundary):
            for action in ("CreateInternetGateway", "AttachInternetGateway", "CreateNatGateway", "CreateVpcPeeringConnection",
                           "CreateEgressOnlyInternetGateway", "CreateTransitGatewayVpcAttachment",
                           "ModifyVpcBlockPublicAccessOptions"):
                self.assertTrue(self.denied(who, f"ec2:{action}", "*"), action)

    def test_roles_are_made_with_the_boundary_only_and_limits_stay(self):
        provisioner = self.statements("tenantry-provisioner")
        for statement in provisioner:
            if statement["Effect"] == "Allow" and {"iam:CreateRole", "iam:PutRolePolicy"} & set(listed(statement["Action"])):
                self.assertEqual({"iam:PermissionsBoundary": self.outputs["BoundaryArn"]}, statement["Condition"]["StringEquals"])
        own = self.outputs["ProvisionerRoleArn"]
        for action in ("iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:DeleteRolePermissionsBoundary",
                       "iam:CreatePolicyVersion", "iam:CreateUser", "iam:CreateAccessKey"):
            self.assertTrue(self.denied(provisioner, action, own), action)
        made = f"arn:aws:iam::{self.account}:role/tenantry/tenantry-acme-runner"
        self.assertFalse(self.denied(provisioner, "iam:PutRolePolicy", made))

    def test_nobody_becomes_a_role_that_is_there_who_could_not_before(self):
        for name in ("tenantry-provisioner", "tenantry/tenantry-acme-runner", "tenantry/tenantry-acme-backup", "tenantry/tenantry-acme-pod-qdrant"):
            role = f"arn:aws:iam::{self.account}:role/{name}"
            self.assertTrue(self.denied(self.statements("tenantry-provisioner"), "iam:UpdateAssumeRolePolicy", role), name)

    def test_cluster_is_entered_by_its_runner_and_its_nodes_alone(self):
        provisioner = self.statements("tenantry-provisioner")
        cluster = f"arn:aws:eks:{REGION}:{self.account}:cluster/tenantry-acme"
        roles = f"arn:aws:iam::{self.account}:role"
        for known in ("runner", "node"):
            arn = f"{roles}/tenantry/tenantry-acme-{known}"
            self.assertTrue(self.allowed(provisioner, "eks:CreateAccessEntry", cluster, eks_principalArn=arn), known)
            for path in ("", "tenantry/"):  # AWS's reference does not say whether the path of a role is part of an entry's name
                entry = f"arn:aws:eks:{REGION}:{self.account}:access-entry/tenantry-acme/role/{self.account}/{path}tenantry-acme-{known}/0ac1"
                self.assertTrue(self.allowed(provisioner, "eks:AssociateAccessPolicy", entry), entry)
        for other in (f"{roles}/tenantry-provisioner", PRINCIPAL, f"{roles}/tenantry/tenantry-acme-pod-qdrant", f"arn:aws:iam::{self.account}:user/x"):
            self.assertTrue(self.denied(provisioner, "eks:CreateAccessEntry", cluster, eks_principalArn=other), other)
        self.assertTrue(self.denied(provisioner, "eks:CreateAccessEntry", cluster))
        for other in ("tenantry-provisioner", "admin"):
            entry = f"arn:aws:eks:{REGION}:{self.account}:access-entry/tenantry-acme/role/{self.account}/{other}/0ac1"
            self.assertTrue(self.denied(provisioner, "eks:AssociateAccessPolicy", entry), other)
        self.assertTrue(self.denied(provisioner, "eks:AssociateIdentityProviderConfig", cluster))

    def test_cluster_has_no_address_outside_and_its_builder_no_rights_in_it(self):
        provisioner = self.statements("tenantry-provisioner")
        cluster = f"arn:aws:eks:{REGION}:{self.account}:cluster/tenantry-acme"
        wanted = {"eks_endpointPublicAccess": "false", "eks_bootstrapClusterCreatorAdminPermissions": "false"}
        self.assertTrue(self.allowed(provisioner, "eks:CreateCluster", cluster, **wanted))
        for key in wanted:
            self.assertTrue(self.denied(provisioner, "eks:CreateCluster", cluster, **wanted | {key: "true"}), key)
            left_out = {other: value for other, value in wanted.items() if other != key}
            self.assertTrue(self.denied(provisioner, "eks:CreateCluster", cluster, **left_out), key)
        self.assertTrue(self.denied(provisioner, "eks:UpdateClusterConfig", cluster, eks_endpointPublicAccess="true"))
        self.assertTrue(self.allowed(provisioner, "eks:UpdateClusterConfig", cluster, eks_endpointPublicAccess="false"))
        self.assertTrue(self.allowed(provisioner, "eks:UpdateClusterConfig", cluster), "what says nothing of the address")

    def test_nothing_is_allowed_on_everything(self):
        for role in ("tenantry-provisioner", "tenantry-auditor"):
            for statement in self.statements(role):
                if statement["Effect"] == "Allow":
                    self.assertNotIn("*", listed(statement["Action"]))
                    for action in listed(statement["Action"]):
                        self.assertFalse(action.endswith(":*") and "*" in listed(statement["Resource"]), action)

    def test_auditor_changes_nothing(self):
        for statement in self.statements("tenantry-auditor"):
            if statement["Effect"] == "Allow":
                for action in listed(statement["Action"]):
                    self.assertRegex(action, r":(Describe|Get|List|Decrypt)", action)

    def test_state_bucket_is_encrypted_under_its_own_key(self):
        encryption = self.client("s3").get_bucket_encryption(Bucket=self.outputs["StateBucket"])
        rule = encryption["ServerSideEncryptionConfiguration"]["Rules"][0]["ApplyServerSideEncryptionByDefault"]
        self.assertEqual({"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": self.outputs["StateKeyArn"]}, rule)
        self.assertTrue(self.client("kms").get_key_rotation_status(KeyId=self.outputs["StateKeyArn"])["KeyRotationEnabled"])


if __name__ == "__main__":
    unittest.main()
