"""What a standstill changes in a rendering, and that it changes nothing else.   standstill.py RUNNING STANDING RESUMED

Looks at every kind that makes pods, so that a part which comes later and does not stand still is found without being named here.
"""
import copy
import sys
from pathlib import Path

import yaml

files = [Path(argument) for argument in sys.argv[1:4]]
running, standing = ([document for document in yaml.safe_load_all(file.read_text()) if document] for file in files[:2])
broken = []


def law(holds, text):
    if not holds:
        broken.append(text)


def name(document):
    return f"{document['kind']}/{document['metadata']['name']}"


def makes_pods(document):
    spec = document.get("spec") or {}
    return document["kind"] == "Pod" or "jobTemplate" in spec or "containers" in ((spec.get("template") or {}).get("spec") or {})


def hooks(document):
    return document["metadata"].get("annotations", {}).get("helm.sh/hook")


def scales(document):
    spec = document.get("spec") or {}
    return "scaleTargetRef" in spec or "targetRef" in spec


def claims(documents):
    """Every volume that outlives a pod, by who owns it."""
    found = {name(d): d for d in documents if d["kind"] == "PersistentVolumeClaim"}
    for document in documents:
        for claim in document.get("spec", {}).get("volumeClaimTemplates", []) if document["kind"] == "StatefulSet" else []:
            found[f"{name(document)}/{claim['metadata']['name']}"] = claim
    return found


def stands(document):
    """As it has to be rendered at standstill; None if it must not be there."""
    still = copy.deepcopy(document)
    if scales(document):
        return None
    if document["kind"] in ("Deployment", "StatefulSet", "ReplicaSet"):
        still["spec"]["replicas"] = 0
    if document["kind"] in ("CronJob", "Job"):
        still["spec"]["suspend"] = True
    return still


# Nothing runs.
for document in standing:
    part, spec = name(document), document.get("spec") or {}
    law(not scales(document), f"{part}: could raise what stands at zero")
    law(hooks(document) in (None, "test"), f"{part}: a hook that runs with the release")
    if makes_pods(document):
        match document["kind"]:
            case "Deployment" | "StatefulSet" | "ReplicaSet":
                law(spec.get("replicas") == 0, f"{part}: not at zero")
            case "Job" | "CronJob":
                law(spec.get("suspend") is True, f"{part}: not suspended")
            case "Pod":
                law(hooks(document) == "test", f"{part}: a pod of its own")
            case _:
                law(False, f"{part}: of a kind that cannot stand still")

# Nothing of the data goes.
law(claims(standing).keys() == claims(running).keys(), f"other volumes: {sorted(claims(standing).keys() ^ claims(running).keys())}")
for claim in claims(standing).keys() & claims(running).keys():
    law(claims(standing)[claim] == claims(running)[claim], f"{claim}: another volume than before")
for document in running + standing:
    if document["kind"] == "StatefulSet" and document["spec"].get("volumeClaimTemplates"):
        kept = document["spec"].get("persistentVolumeClaimRetentionPolicy", {})
        law(kept == {"whenDeleted": "Retain", "whenScaled": "Retain"}, f"{name(document)}: its volumes go with its pods")
    if document["kind"] == "PersistentVolumeClaim":
        law(document["metadata"].get("annotations", {}).get("helm.sh/resource-policy") == "keep", f"{name(document)}: goes with the release")

# Everything else is as it was, and what comes back finds itself again.
law([name(d) for d in standing] == [name(d) for d in running if stands(d)], "other objects than before, but for what scales")
before = {name(document): document for document in running}
for document in standing:
    law(name(document) not in before or document == stands(before[name(document)]), f"{name(document)}: changed in more than its number of pods")
    # none of several nodes is ready before it has reached another: one after the other, the first would wait for ever
    if document["kind"] == "StatefulSet" and before.get(name(document), document)["spec"]["replicas"] > 1:
        law(document["spec"].get("podManagementPolicy") == "Parallel", f"{name(document)}: its nodes come back one after the other")
        service = next((d for d in standing if name(d) == f"Service/{document['spec']['serviceName']}"), {"spec": {}})
        law(service["spec"].get("publishNotReadyAddresses") is True, f"{name(document)}: its nodes know no name of one that is not ready")
law(files[2].read_bytes() == files[0].read_bytes(), "what is resumed is not what was suspended")

for text in broken:
    print(f"{files[1].name}: {text}", file=sys.stderr)
sys.exit(1 if broken else 0)
