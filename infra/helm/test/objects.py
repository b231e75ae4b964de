"""A rendering as an API server can try it without making anything.   objects.py RENDERING INTO

Prints how many objects, pods made of templates, and objects that only EKS or another namespace takes.
"""
import copy
import sys

import yaml

documents = [d for d in yaml.safe_load_all(open(sys.argv[1])) if d]
known, pods, foreign = [], [], 0


def template(document):
    match document["kind"]:
        case "Deployment" | "StatefulSet":
            return document["spec"]["template"]
        case "CronJob":
            return document["spec"]["jobTemplate"]["spec"]["template"]
        case _:
            return None


for document in documents:
    if document["apiVersion"].startswith(("eks.amazonaws.com/", "karpenter.sh/")) or document["metadata"].get("namespace"):
        foreign += 1
        continue
    known.append(document)
    if document["kind"] == "StorageClass":  # one of this name may be there, and cannot be changed
        document["metadata"]["name"] += "-of-the-chart"
    if document["kind"] == "Pod":  # its account comes with the release
        document["spec"].pop("serviceAccountName")
    if made := copy.deepcopy(template(document)):
        made["spec"].pop("serviceAccountName")
        claims = [claim["metadata"]["name"] for claim in document["spec"].get("volumeClaimTemplates", [])]
        made["spec"]["volumes"] += [{"name": claim, "emptyDir": {}} for claim in claims]
        pods.append({"apiVersion": "v1", "kind": "Pod", **made})
        pods[-1]["metadata"]["name"] = document["metadata"]["name"]

yaml.safe_dump_all(known + pods, open(sys.argv[2], "w"))
print(len(known), len(pods), foreign)
