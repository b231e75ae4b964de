"""One line of figures about this tenant's assistant, in a log of the tenant's own account, where alarms are made of them.

Only numbers, whose names stand in FIGURES with what they mean: no text that anybody wrote, no name of a model, a document or a person.
A source that does not tell its figures counts in SourcesSilent, and its figures are left out: nothing is called well that was not seen.
"""
import http.client
import json
import os
import re
import ssl
import sys
import time
import urllib.request
from datetime import datetime, timezone

import boto3

FIGURES = {
    "PartsSilent": "parts that do not answer: Open WebUI, Ollama, Qdrant",
    "ModelsMissing": "models that must be there and are not",
    "ModelsOffGpu": "models at work that do not lie in the GPU's memory as a whole",
    "VectorNodesImpaired": "nodes of Qdrant that are silent, restore themselves or do not see all others",
    "PodsWaiting": "pods that have waited for more than five minutes: for a node, an image, or after a crash",
    "Restarts": "containers that ended and began anew within ten minutes",
    "CopyAgeHours": "hours since the last whole copy of Qdrant's collections",
    "DrillAgeHours": "hours since such a copy was last brought back on trial, and whole",
    "VolumeFreePercent": "per cent that are free on the fullest volume",
    "SourcesSilent": "sources of these figures that said nothing of use",
}
ACCOUNT = "/var/run/secrets/tenantry"  # a token of its own, and whom to believe
SECONDS = 5
SILENT = (OSError, http.client.HTTPException)
RECENT, PATIENCE = 600, 300


def get(address, headers=None, context=None):
    request = urllib.request.Request(address, headers=headers or {})
    with urllib.request.urlopen(request, timeout=SECONDS, context=context) as answer:
        return answer.read().decode()


def of_cluster(path, where=None):
    with open(f"{ACCOUNT}/token") as token:
        headers = {"Authorization": f"Bearer {token.read().strip()}"}
    return get((where or os.environ["KUBERNETES"]) + path, headers, ssl.create_default_context(cafile=f"{ACCOUNT}/ca.crt"))


def listed(path):
    return json.loads(of_cluster(path.format(os.environ["NAMESPACE"])))["items"]


def age(text):
    return time.time() - datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def parts():
    silent = 0
    for address in os.environ["PARTS"].split():
        try:
            get(address)
        except SILENT:
            silent += 1
    return {"PartsSilent": silent}


def models():
    wanted = set(os.environ["MODELS"].split())
    found = {model["name"] for model in json.loads(get(os.environ["OLLAMA"] + "/api/tags"))["models"]}
    figures = {"ModelsMissing": len({name if ":" in name else f"{name}:latest" for name in wanted} - found)}
    if os.environ.get("GPUS", "0") != "0":
        loaded = json.loads(get(os.environ["OLLAMA"] + "/api/ps"))["models"]
        figures["ModelsOffGpu"] = sum(model.get("size_vram", 0) < model["size"] for model in loaded)
    return figures


def value(text, metric):
    return float(re.search(rf"^{metric}(?:{{[^}}]*}})? ([0-9.e+]+)$", text, re.MULTILINE)[1])


def vectors():
    nodes, impaired = os.environ["QDRANT_NODES"].split(","), 0
    for node in nodes:
        try:
            text = get(f"http://{node}/metrics", {"api-key": os.environ["QDRANT_READ_KEY"]})
        except SILENT:
            impaired += 1
            continue
        alone = len(nodes) > 1 and value(text, "cluster_peers_total") < len(nodes)
        impaired += bool(value(text, "app_status_recovery_mode") or alone)
    return {"VectorNodesImpaired": impaired}


def pods():
    waiting = restarts = 0
    for pod in listed("/api/v1/namespaces/{}/pods"):
        status = pod["status"]
        if status["phase"] in ("Succeeded", "Failed"):
            continue
        containers = status.get("initContainerStatuses", []) + status.get("containerStatuses", [])
        stuck = status["phase"] == "Pending" or any("waiting" in one.get("state", {}) for one in containers)
        waiting += stuck and age(pod["metadata"]["creationTimestamp"]) > PATIENCE
        ends = [one["lastState"]["terminated"]["finishedAt"] for one in containers if "terminated" in one.get("lastState", {})]
        restarts += sum(age(end) < RECENT for end in ends)
    return {"PodsWaiting": waiting, "Restarts": restarts}


def copies():
    figures, told = {}, {"qdrant-snapshots": "CopyAgeHours", "qdrant-drill": "DrillAgeHours"}
    for job in listed("/apis/batch/v1/namespaces/{}/cronjobs"):
        if figure := told.get(job["metadata"]["name"]):
            since = job["status"].get("lastSuccessfulTime", job["metadata"]["creationTimestamp"])
            figures[figure] = round(age(since) / 3600, 2)
    return figures


def volumes():
    nodes = {pod["status"].get("hostIP") for pod in listed("/api/v1/namespaces/{}/pods") if pod["status"]["phase"] == "Running"}
    free = {}
    for node in nodes - {None}:
        sizes = {}
        for line in of_cluster("/metrics", f"https://{node}:{os.environ['KUBELET_PORT']}").splitlines():
            found = re.match(r"kubelet_volume_stats_(available|capacity)_bytes{(.*)} ([0-9.e+]+)", line)
            if found and f'namespace="{os.environ["NAMESPACE"]}"' in found[2]:
                sizes[found[2], found[1]] = float(found[3])
        free |= {which: 100 * sizes[which, "available"] / sizes[which, "capacity"] for which, what in sizes if what == "capacity"}
    return {"VolumeFreePercent": round(min(free.values()), 1)} if free else {}


def figures():
    found, silent = {}, 0
    for source in (parts, models, vectors, pods, copies, volumes):
        try:
            found |= source()
        except (*SILENT, KeyError, TypeError, ValueError) as failed:
            silent += 1
            print(f"{source.__name__}: {type(failed).__name__}", file=sys.stderr)  # its text could say more than a figure
    return found | {"SourcesSilent": silent}


def tell(found):
    logs, group = boto3.client("logs"), os.environ["LOG_GROUP"]
    stream = datetime.now(timezone.utc).strftime("%Y/%m/%d")
    try:
        logs.create_log_stream(logGroupName=group, logStreamName=stream)
    except logs.exceptions.ResourceAlreadyExistsException:
        pass  # by an earlier one of today
    logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[{"timestamp": int(time.time() * 1000), "message": json.dumps(found)}])


if __name__ == "__main__":
    told = figures()
    assert set(told) <= set(FIGURES)
    tell(told)
    print(json.dumps(told))
