"""A rendering as an API server can try it without making anything.   objects.py RENDERING INTO PREFIX

Namespaces get the prefix. Prints how many objects, pods made of templates, and objects that only EKS takes or that belong to kube-system; then
the namespaces, one a word.
"""
import copy
import sys

import yaml

documents = [d for d in yaml.safe_load_all(open(sys.argv[1])) if d]
known, pods, foreign, namespaces = [], [], 0, set()


def template(document):
    match document["kind"]:
        case "Deployment" | "StatefulSet" | "Job":
            return document["spec"]["template"]
        case "CronJob":
            return document["spec"]["jobTemplate"]["spec"]["template"]
        case _:
            return None


for document in documents:
    namespace = document["metadata"].get("namespace")
    if document["apiVersion"].startswith(("eks.amazonaws.com/", "karpenter.sh/")) or namespace == "kube-system":
        foreign += 1
        continue
    if namespace:
        namespaces.add(f"{sys.argv[3]}-{namespace}")
        document["metadata"]["namespace"] = f"{sys.argv[3]}-{namespace}"
    if document["kind"] == "Namespace":
        document["metadata"]["name"] = f"{sys.argv[3]}-{document['metadata']['name']}"
    known.append(document)
    if document["kind"] == "StorageClass":  # one of this name may be there, and cannot be changed
        document["metadata"]["name"] += "-of-the-chart"
    if document["kind"] == "Pod":  # its account comes with the release
        document["spec"].pop("serviceAccountName", None)
    if made := copy.deepcopy(template(document)):
        made["spec"].pop("serviceAccountName", None)
        claims = [claim["metadata"]["name"] for claim in document["spec"].get("volumeClaimTemplates", [])]
        made["spec"].setdefault("volumes", []).extend({"name": claim, "emptyDir": {}} for claim in claims)
        made.setdefault("metadata", {})["name"] = document["metadata"]["name"]
        if namespace:
            made["metadata"]["namespace"] = document["metadata"]["namespace"]
        pods.append({"apiVersion": "v1", "kind": "Pod", **made})

yaml.safe_dump_all(known + pods, open(sys.argv[2], "w"))
print(len(known), len(pods), foreign, *sorted(namespaces))
