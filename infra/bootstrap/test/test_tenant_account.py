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
    "ArnEquals": lambda value, wanted: value is not None and matches(value, wanted),
    "ArnNotEquals": lambda value, wanted: value is None or not matches(value, wanted),
    "ArnNotLike": lambda value, wanted: value is None or not matches(value, wanted),
    "ForAnyValue:StringEquals": lambda value, wanted: bool(set(listed(value or [])) & set(listed(wanted))),
    "Null": lambda value, wanted: (value is None) == (wanted == "true"),
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
        self.assertEqual({"StateBucket", "StateBucketPolicy", "StateKey", "Boundary", "NoInternet", "Runner", "Copier"}, kept)
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
            if resource["Type"] == "AWS::IAM::ManagedPolicy" and name not in ("NeverPolicy", "NeverRolesPolicy", "Boundary", "LookPolicy"):
                self.assertEqual("NeverPolicy", resource["DependsOn"], name)
        self.assertEqual("NeverRolesPolicy", self.template["Resources"]["NeverPolicy"]["DependsOn"])

    # The emulator leaves AWS's own policies of a role out, so they are read from the template itself.
    def test_copier_has_the_rights_that_aws_wrote_for_copying_and_no_others(self):
        copier = self.template["Resources"]["Copier"]["Properties"]
        self.assertEqual(
            ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup", "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup"],
            copier["ManagedPolicyArns"])
        self.assertNotIn("Policies", copier)
        self.assertNotIn("ManagedPolicyArns", self.template["Resources"]["Runner"]["Properties"])

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
        own = self.iam.list_role_policies(RoleName=role)["PolicyNames"]
        documents = [self.document(policy["PolicyArn"]) for policy in attached]
        documents += [self.own_document(role, name) for name in own]
        return [statement for document in documents for statement in document["Statement"]]

    def own_document(self, role, name):
        """Of a role itself; the emulator gives it back as Python would print it, which YAML understands as well as JSON."""
        document = self.iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        return document if isinstance(document, dict) else yaml.safe_load(document)

    def bounded(self, action, resource, **context):
        """Whether the boundary lets through what a role that somebody made may do, if it may do everything: allowed there, and denied nowhere."""
        return self.allowed(self.document(self.outputs["BoundaryArn"])["Statement"], action, resource, **{"aws_ViaAWSService": "false"} | context)

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
        self.assertEqual(f"arn:aws:iam::{self.account}:role/tenantry-runner", self.outputs["RunnerRoleArn"])
        self.assertEqual(f"arn:aws:iam::{self.account}:role/tenantry-copier", self.outputs["CopierRoleArn"])
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
        own = re.sub(r"\s", "", json.dumps(self.own_document("tenantry-runner", "runner")))
        self.assertLessEqual(len(own), 10_240)
        print(f"  of the runner's own: {len(own)} of 10240 characters", file=sys.stderr)

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
        within = {"iam_PermissionsBoundary": self.outputs["BoundaryArn"]}
        for name in ("cluster", "flow-log", "node", "pod-qdrant"):
            made = f"arn:aws:iam::{self.account}:role/tenantry/tenantry-acme-{name}"
            for action in ("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"):
                self.assertTrue(self.allowed(provisioner, action, made, **within), (action, name))
            for boundary in ({}, {"iam_PermissionsBoundary": f"arn:aws:iam::{self.account}:policy/other"}):
                self.assertTrue(self.denied(provisioner, "iam:CreateRole", made, **boundary), name)

    def test_roles_of_other_names_are_neither_made_nor_changed_nor_handed_on(self):
        provisioner, roles = self.statements("tenantry-provisioner"), f"arn:aws:iam::{self.account}:role"
        within = {"iam_PermissionsBoundary": self.outputs["BoundaryArn"]}
        for name in ("tenantry-runner", "tenantry-copier", "tenantry-other", "tenantry/tenantry-acme-runner", "tenantry/tenantry-acme-backup",
                     "tenantry/tenantry-acme-anybody", "tenantry/other", "admin"):
            for action in ("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"):
                self.assertTrue(self.denied(provisioner, action, f"{roles}/{name}", **within), (action, name))
            for service in ("codebuild", "backup", "ec2", "eks", "lambda"):
                if (name, service) not in (("tenantry-runner", "codebuild"), ("tenantry-copier", "backup")):
                    self.assertTrue(self.denied(provisioner, "iam:PassRole", f"{roles}/{name}", iam_PassedToService=f"{service}.amazonaws.com"), (name, service))
        # what an earlier release made can be taken away
        for action in ("iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy"):
            self.assertTrue(self.allowed(provisioner, action, f"{roles}/tenantry/tenantry-acme-runner"), action)

    def test_runner_and_copier_are_handed_to_their_service_and_otherwise_out_of_reach(self):
        provisioner = self.statements("tenantry-provisioner")
        for role, service in ((self.outputs["RunnerRoleArn"], "codebuild"), (self.outputs["CopierRoleArn"], "backup")):
            self.assertTrue(self.allowed(provisioner, "iam:PassRole", role, iam_PassedToService=f"{service}.amazonaws.com"), service)
            for action in ("iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy",
                           "iam:DeleteRolePermissionsBoundary", "iam:TagRole", "iam:UntagRole"):
                self.assertTrue(self.denied(provisioner, action, role), (action, role))
            self.assertFalse(self.allowed(provisioner, "sts:AssumeRole", role))

    def test_runner_and_copier_are_taken_on_by_one_service_for_this_account_alone(self):
        project = f"arn:aws:codebuild:{REGION}:{self.account}:project/tenantry-acme-runner"
        wanted = {
            "tenantry-runner": ("codebuild.amazonaws.com", {"StringEquals": {"aws:SourceAccount": self.account, "aws:SourceArn": project}}),
            "tenantry-copier": ("backup.amazonaws.com", {"StringEquals": {"aws:SourceAccount": self.account}}),
        }
        for name, (service, condition) in wanted.items():
            trust = self.role(name)["AssumeRolePolicyDocument"]["Statement"]
            self.assertEqual([("sts:AssumeRole", {"Service": service}, condition)], [(one["Action"], one["Principal"], one["Condition"]) for one in trust])
            self.assertEqual(self.outputs["BoundaryArn"], self.role(name)["PermissionsBoundary"]["PermissionsBoundaryArn"])

    def test_runner_reads_jobs_and_secrets_of_its_tenant_and_writes_results_and_the_key_that_it_mints(self):
        runner, state = self.statements("tenantry-runner"), f"arn:aws:s3:::{self.outputs['StateBucket']}"
        secrets = f"arn:aws:secretsmanager:{REGION}:{self.account}:secret"
        of_acme = {"aws_ResourceTag/aws:rds:primaryDBInstanceArn": f"arn:aws:rds:{REGION}:{self.account}:db:tenantry-acme-assistant"}
        of_another = {"aws_ResourceTag/aws:rds:primaryDBInstanceArn": f"arn:aws:rds:{REGION}:{self.account}:db:other"}
        alias = {"kms_ResourceAliases": ["alias/tenantry-acme-secrets"], "kms_ViaService": f"secretsmanager.{REGION}.amazonaws.com"}
        key = f"arn:aws:kms:{REGION}:{self.account}:key/some-other"
        for may, action, resource, context in (
            (True, "s3:GetObject", f"{state}/runner/in/1.zip", {}), (False, "s3:PutObject", f"{state}/runner/in/1.zip", {}),
            (True, "s3:PutObject", f"{state}/runner/out/1/result.json", {}), (False, "s3:GetObject", f"{state}/customer-stack.tfstate", {}),
            (False, "s3:GetObject", f"arn:aws:s3:::tenantry-acme-documents-{self.account}/a.pdf", {}),
            (True, "secretsmanager:GetSecretValue", f"{secrets}:tenantry/acme/qdrant-1-AbCdEf", {}),
            (False, "secretsmanager:GetSecretValue", f"{secrets}:tenantry/other/qdrant-1-AbCdEf", {}),
            (True, "secretsmanager:GetSecretValue", f"{secrets}:rds!db-1-AbCdEf", of_acme),
            (False, "secretsmanager:GetSecretValue", f"{secrets}:rds!db-1-AbCdEf", of_another),
            (False, "secretsmanager:GetSecretValue", f"{secrets}:rds!db-1-AbCdEf", {}),
            (True, "secretsmanager:PutSecretValue", f"{secrets}:tenantry/acme/open-webui-key-2-AbCdEf", {}),
            (False, "secretsmanager:PutSecretValue", f"{secrets}:tenantry/acme/open-webui-2-AbCdEf", {}),
            (True, "kms:Decrypt", key, alias), (False, "kms:Decrypt", key, alias | {"kms_ResourceAliases": ["alias/tenantry-acme-documents"]}),
            (False, "kms:Decrypt", key, {"kms_ResourceAliases": ["alias/tenantry-acme-secrets"]}),
            (True, "eks:DescribeCluster", f"arn:aws:eks:{REGION}:{self.account}:cluster/tenantry-acme", {}),
            (False, "eks:CreateAccessEntry", f"arn:aws:eks:{REGION}:{self.account}:cluster/tenantry-acme", {}),
            (False, "iam:PassRole", f"arn:aws:iam::{self.account}:role/tenantry-copier", {}),
        ):
            self.assertEqual(may, self.allowed(runner, action, resource, **context), (action, resource, context))

    def test_runner_can_do_under_the_boundary_what_it_is_there_for(self):
        inside = {"aws_PrincipalArn": self.outputs["RunnerRoleArn"], "aws_SourceVpce": "vpce-1", "aws_VpceAccount": self.account, "s3_ResourceAccount": self.account}
        for statement in self.statements("tenantry-runner"):
            for action in listed(statement["Action"]):
                resource = listed(statement["Resource"])[0]
                self.assertTrue(self.bounded(action, resource, **inside), (action, resource))
        # AWS does not say by which way CodeBuild fetches a job and leaves a result: both may come from outside
        state = f"arn:aws:s3:::{self.outputs['StateBucket']}"
        outside = {"aws_PrincipalArn": self.outputs["RunnerRoleArn"], "s3_ResourceAccount": self.account}
        self.assertTrue(self.bounded("s3:GetObject", f"{state}/runner/in/1.zip", **outside))
        self.assertTrue(self.bounded("s3:PutObject", f"{state}/runner/out/1/result.json", **outside))

    def test_copier_can_do_under_the_boundary_what_aws_wrote_for_it(self):
        copier = {"aws_PrincipalArn": self.outputs["CopierRoleArn"], "s3_ResourceAccount": self.account}
        document = f"arn:aws:s3:::tenantry-acme-documents-{self.account}/open-webui/a.pdf"
        for action, resource in (
            ("s3:GetObject", document), ("s3:GetObjectVersion", document), ("rds:CreateDBSnapshot", "*"), ("rds:DescribeDBInstances", "*"),
            ("ec2:CreateSnapshot", "*"), ("backup:CopyIntoBackupVault", "*"), ("events:PutRule", "*"), ("cloudwatch:GetMetricData", "*"),
            ("tag:GetResources", "*"), ("kms:CreateGrant", "*"),
        ):
            self.assertTrue(self.bounded(action, resource, **copier), action)
        self.assertFalse(self.bounded("secretsmanager:GetSecretValue", "*", **copier | {"aws_SourceVpce": "vpce-1"}))

    def test_who_becomes_a_role_of_the_assistant_reads_nothing_from_outside_the_network(self):
        document = f"arn:aws:s3:::tenantry-acme-documents-{self.account}/open-webui/a.pdf"
        secret = f"arn:aws:secretsmanager:{REGION}:{self.account}:secret:tenantry/acme/open-webui-1"
        pod = {"aws_PrincipalArn": f"arn:aws:iam::{self.account}:role/tenantry/tenantry-acme-pod-open-webui", "s3_ResourceAccount": self.account}
        runner = pod | {"aws_PrincipalArn": self.outputs["RunnerRoleArn"]}
        inside, foreign = {"aws_SourceVpce": "vpce-1", "aws_VpceAccount": self.account}, {"aws_SourceVpce": "vpce-2", "aws_VpceAccount": "999988887777"}
        for action in ("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"):
            self.assertTrue(self.bounded(action, document, **pod | inside), action)
            # a service that does not say whose an endpoint is
            self.assertTrue(self.bounded(action, document, **pod | {"aws_SourceVpce": "vpce-1"}), action)
            self.assertTrue(self.bounded(action, document, **pod | {"aws_ViaAWSService": "true"}), action)
            self.assertFalse(self.bounded(action, document, **pod), action)
            self.assertFalse(self.bounded(action, document, **pod | foreign), action)
        for action in ("secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"):
            self.assertTrue(self.bounded(action, secret, **runner | inside), action)
            self.assertFalse(self.bounded(action, secret, **runner), action)
            self.assertFalse(self.bounded(action, secret, **runner | foreign), action)
            self.assertFalse(self.bounded(action, secret, **pod | inside), "secrets are the runner's alone")

    def test_builds_do_what_their_project_says(self):
        provisioner, project = self.statements("tenantry-provisioner"), f"arn:aws:codebuild:{REGION}:{self.account}:project/tenantry-acme-runner"
        self.assertTrue(self.allowed(provisioner, "codebuild:StartBuild", project, **{"codebuild_source.location": "somewhere"}))
        for key in ("source.buildspec", "environment.image", "serviceRole"):
            self.assertTrue(self.denied(provisioner, "codebuild:StartBuild", project, **{f"codebuild_{key}": "x"}), key)
        in_network = {"codebuild_vpcConfig.vpcId": "vpc-1", "codebuild_environment.privilegedMode": "false"}
        self.assertTrue(self.allowed(provisioner, "codebuild:CreateProject", project, **in_network))
        self.assertTrue(self.denied(provisioner, "codebuild:CreateProject", project, **{"codebuild_environment.privilegedMode": "false"}))
        for action in ("codebuild:CreateProject", "codebuild:StartBuild", "codebuild:UpdateProject"):
            self.assertTrue(self.denied(provisioner, action, project, **in_network | {"codebuild_environment.privilegedMode": "true"}), action)

    def test_keys_and_secrets_that_are_there_are_opened_to_nobody(self):
        provisioner = self.statements("tenantry-provisioner")
        key = f"arn:aws:kms:{REGION}:{self.account}:key/documents"
        self.assertTrue(self.allowed(provisioner, "kms:CreateKey", "*"))
        for opened in (key, self.outputs["StateKeyArn"]):
            self.assertTrue(self.denied(provisioner, "kms:PutKeyPolicy", opened), opened)
        # a secret that could be moved under another key could be read by whom that key lets
        secret = f"arn:aws:secretsmanager:{REGION}:{self.account}:secret:tenantry/acme/open-webui-AbCdEf"
        self.assertTrue(self.denied(provisioner, "secretsmanager:UpdateSecret", secret))
        self.assertTrue(self.allowed(provisioner, "secretsmanager:PutSecretValue", secret))

    def test_nobody_becomes_a_role_that_is_there_who_could_not_before(self):
        for name in ("tenantry-provisioner", "tenantry-runner", "tenantry-copier", "tenantry/tenantry-acme-pod-qdrant"):
            role = f"arn:aws:iam::{self.account}:role/{name}"
            self.assertTrue(self.denied(self.statements("tenantry-provisioner"), "iam:UpdateAssumeRolePolicy", role), name)

    def test_cluster_is_entered_by_its_runner_and_its_nodes_alone(self):
        provisioner = self.statements("tenantry-provisioner")
        cluster = f"arn:aws:eks:{REGION}:{self.account}:cluster/tenantry-acme"
        roles = f"arn:aws:iam::{self.account}:role"
        for known in ("tenantry-runner", "tenantry/tenantry-acme-node"):
            self.assertTrue(self.allowed(provisioner, "eks:CreateAccessEntry", cluster, eks_principalArn=f"{roles}/{known}"), known)
        # AWS's reference does not say whether the path of a role is part of an entry's name
        for known in ("tenantry-runner", "tenantry-acme-node", "tenantry/tenantry-acme-node"):
            entry = f"arn:aws:eks:{REGION}:{self.account}:access-entry/tenantry-acme/role/{self.account}/{known}/0ac1"
            self.assertTrue(self.allowed(provisioner, "eks:AssociateAccessPolicy", entry), entry)
        for other in (f"{roles}/tenantry-provisioner", PRINCIPAL, f"{roles}/tenantry/tenantry-acme-pod-qdrant", f"{roles}/tenantry/tenantry-acme-runner",
                      f"arn:aws:iam::{self.account}:user/x"):
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
