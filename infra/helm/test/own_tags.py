"""Which tags of ours a rendering has EKS's auto mode set, and whether Terraform lets the cluster's role set them: AWS's own policies do not."""
import re
from pathlib import Path

ROLES = Path(__file__).parents[2] / "terraform/modules/iam/main.tf"
NEEDED = {"NodeClass": {"TagNodes", "TagInterfaces"}, "StorageClass": {"TagVolumes"}, "IngressClassParams": {"TagLoadBalancers"}}


def tags_of(document):
    """The tags that an object hands to what is made by it in AWS."""
    if document["kind"] == "StorageClass":
        return dict(value.split("=", 1) for key, value in document.get("parameters", {}).items() if key.startswith("tagSpecification_"))
    return document.get("spec", {}).get("tags", {}) if document["kind"] in NEEDED else {}


def not_permitted(objects):
    """Kind and name of what tags without permission, and the statements that are missing."""
    permitted = set(re.findall(r'\bSid\s*=\s*"(Tag\w+)"', ROLES.read_text()))
    lacking = {f"{o['kind']}/{o['metadata']['name']}": NEEDED[o["kind"]] - permitted for o in objects if tags_of(o)}
    return {who: sorted(what) for who, what in lacking.items() if what}
