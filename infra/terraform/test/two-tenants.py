"""Compares the states of two tenants, and tries one's credentials on what is the other's.

two-tenants.py alike STATE INPUTS STATE INPUTS
two-tenants.py try ENDPOINT ACCOUNT STATE OTHER_ACCOUNT      becomes the provisioner of ACCOUNT; STATE is of the other
"""
import ipaddress
import json
import re
import sys
from pathlib import Path

RANDOM = [
    (r"\b(vpc|subnet|sg|sgr|rtb|rtbassoc|eni|acl|vpce|fl|dopt|pl|eipalloc|vol|tgw)-[0-9a-f]{6,17}\b", r"<\1>"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "<uuid>"),
    (r"\bA(RO|ID|GP|NP)A[A-Z0-9]{12,}\b", "<id of IAM>"),
    (r"-20\d{16}[0-9a-f]{8}(-[A-Za-z0-9]{6})?\b", "-<unique>"),  # Terraform's suffix of a name, and Secrets Manager's of that
    (r"-[0-9a-f]{8}\.com\.amazonaws\.", "-<random>.com.amazonaws."),
    (r"^[0-9A-F]{13}$", "<zone of an endpoint>"),
    (r"^[A-Za-z0-9+/=]{500,}$", "<certificate>"),
    (r"\b20\d\d-\d\d-\d\dT[0-9:.]+(Z|[+-]00:?00)", "<time>"),
    (r"\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d[0-9.]*( \+0000 UTC)?", "<time>"),
]


def instances(state):
    for resource in state["resources"]:
        for instance in resource["instances"]:
            key = instance.get("index_key")
            yield f"{resource.get('module', '')}.{resource['mode']}.{resource['type']}.{resource['name']}[{key}]", instance["attributes"]


class Tenant:
    def __init__(self, state, inputs):
        self.state, self.inputs = json.loads(Path(state).read_text()), json.loads(Path(inputs).read_text())
        self.block = ipaddress.ip_network(self.inputs["vpc_cidr"])
        self.names = {self.inputs[key]: f"<{key}>" for key in ("account_id", "tenant_id", "external_id", "tenant_slug")}
        # an id is called after the resource whose it is, so that a reference to another one is seen
        self.ids = {}
        for address, attributes in instances(self.state):
            if re.fullmatch(r"[a-z]+-[0-9a-f]{6,}|[0-9a-f-]{36}", str(attributes.get("id"))) and ".managed." in address:
                self.ids[attributes["id"]] = f"<id of {self.own(address)}>"

    def own(self, text):
        for name, stands_for in self.names.items():
            text = text.replace(name, stands_for)
        return text

    def address(self, found):
        try:
            within = ipaddress.ip_network(found[0], strict=False)
        except ValueError:
            return found[0]
        if not within.subnet_of(self.block):
            return found[0]
        offset = int(ipaddress.ip_interface(found[0]).ip) - int(self.block.network_address)
        return f"<block + {offset}>/{within.prefixlen}"

    def plain(self, value):
        if isinstance(value, dict):
            if value.keys() == {"ipv4", "ipv6", "subnet_id"}:  # of an endpoint: the emulator makes these addresses up, outside of every block
                value = value | {"ipv4": "<address>"}
            return {self.plain(key): self.plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return sorted((self.plain(inner) for inner in value), key=lambda one: json.dumps(one, sort_keys=True))
        if not isinstance(value, str):
            return value
        for known, name in self.ids.items():
            value = value.replace(known, name)
        value = re.sub(r"\b\d+\.\d+\.\d+\.\d+(/\d+)?", self.address, self.own(value))
        for pattern, name in RANDOM:
            value = re.sub(pattern, name, value)
        return value

    def all(self):
        return {self.own(address): self.plain(attributes) for address, attributes in instances(self.state)}


def leaves(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, json.dumps(value, sort_keys=True)
    else:
        yield path, value


def alike(one, other):
    broken, first, second = [], one.all(), other.all()
    broken += [f"only one of them has {address}" for address in sorted(first.keys() ^ second.keys())]
    for address in sorted(first.keys() & second.keys()):
        here, there = dict(leaves(first[address])), dict(leaves(second[address]))
        broken += [f"{address}{path}: {here.get(path)!r} and {there.get(path)!r}" for path in sorted(here.keys() | there.keys()) if here.get(path) != there.get(path)]
    for tenant, stranger in ((one, other), (other, one)):
        text = json.dumps(tenant.state)
        broken += [f"{tenant.inputs['tenant_slug']}'s state names the other: {name}" for name in stranger.names if name in text]
    if len(first) < 100:
        broken.append(f"only {len(first)} objects")
    if not broken:
        print(f"{len(first)} objects each, with {sum(len(dict(leaves(a))) for a in first.values())} values, alike but for names, ids and blocks")
    return broken


def attempts(session, state):
    """What a provisioner may do in its own account, on what is the other's. S3 is left out: the emulator judges no bucket's policy, and has one
    space of buckets for all accounts; that no policy of a bucket, key or role names the other account is compared above."""
    of = {}
    for address, attributes in instances(state):
        of.setdefault(address.split(".managed.")[-1].split(".")[0], attributes)
    client = lambda service: session.client(service, endpoint_url=sys.argv[2])  # noqa: E731
    ec2, kms, iam, logs, eks, secrets = (client(name) for name in ("ec2", "kms", "iam", "logs", "eks", "secretsmanager"))
    vpc, key, role, group = of["aws_vpc"], of["aws_kms_key"], of["aws_iam_role"], of["aws_cloudwatch_log_group"]
    return {
        "delete the network": lambda: ec2.delete_vpc(VpcId=vpc["id"]),
        "delete a subnet": lambda: ec2.delete_subnet(SubnetId=of["aws_subnet"]["id"]),
        "open a security group": lambda: ec2.authorize_security_group_ingress(GroupId=of["aws_security_group"]["id"], IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/8"),
        "add a route": lambda: ec2.create_route(RouteTableId=of["aws_route_table"]["id"], DestinationCidrBlock="0.0.0.0/0", GatewayId="igw-0123456789abcdef0"),
        "put an endpoint into the network": lambda: ec2.create_vpc_endpoint(VpcId=vpc["id"], ServiceName="com.amazonaws.eu-central-1.s3"),
        "delete a key": lambda: kms.schedule_key_deletion(KeyId=key["arn"]),
        "change a key's policy": lambda: kms.put_key_policy(KeyId=key["arn"], PolicyName="default", Policy="{}"),
        "use a key": lambda: kms.encrypt(KeyId=key["arn"], Plaintext=b"x"),
        "delete a role": lambda: iam.delete_role(RoleName=role["name"]),
        "widen a role": lambda: iam.put_role_policy(RoleName=role["name"], PolicyName="all", PolicyDocument="{}"),
        "delete a log": lambda: logs.delete_log_group(logGroupName=group["name"]),
        "delete the cluster": lambda: eks.delete_cluster(name=of["aws_eks_cluster"]["name"]),
        "read a secret": lambda: secrets.get_secret_value(SecretId=of["aws_secretsmanager_secret"]["arn"]),
        "overwrite a secret": lambda: secrets.put_secret_value(SecretId=of["aws_secretsmanager_secret"]["arn"], SecretString="x"),
        "delete a secret": lambda: secrets.delete_secret(SecretId=of["aws_secretsmanager_secret"]["arn"]),
    }


def become(account):
    import boto3

    start = boto3.Session("emulator", "emulator", region_name="eu-central-1")
    given = start.client("sts", endpoint_url=sys.argv[2]).assume_role(RoleArn=f"arn:aws:iam::{account}:role/tenantry-provisioner", RoleSessionName="try")["Credentials"]
    session = boto3.Session(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"], "eu-central-1")
    assert session.client("sts", endpoint_url=sys.argv[2]).get_caller_identity()["Account"] == account
    return session


def tried(account, state, own):
    from botocore.exceptions import ClientError

    broken = []
    if not become(own).client("ec2", endpoint_url=sys.argv[2]).describe_vpcs(VpcIds=[next(a["id"] for n, a in instances(state) if ".aws_vpc." in n)])["Vpcs"]:
        broken.append("its own provisioner does not see the network: nothing is shown")
    all_of_them = attempts(become(account), state)
    for what, attempt in all_of_them.items():
        try:
            attempt()
            broken.append(f"done with another tenant's credentials: {what}")
        except ClientError as refused:
            code = refused.response["Error"]["Code"]
            if not re.search("NotFound|AccessDenied|NoSuchEntity|Invalid.*ID|Unauthorized", code):
                broken.append(f"{what}: refused for another reason: {code} {refused}")
    if not broken:
        print(f"{len(all_of_them)} acts tried with the other's credentials, none done")
    return broken


if sys.argv[1] == "alike":
    found = alike(Tenant(*sys.argv[2:4]), Tenant(*sys.argv[4:6]))
else:
    found = tried(sys.argv[3], json.loads(Path(sys.argv[4]).read_text()), sys.argv[5])
for line in found:
    print(line, file=sys.stderr)
sys.exit(1 if found else 0)
