"""Laws that hold for everything that the chart renders. laws.py FILE S|M|L LOCAL|EXTERNAL"""
import re
import sys
from pathlib import Path

import yaml

from connections import addresses
from own_tags import not_permitted, tags_of

path, profile, policy = sys.argv[1:4]
objects = [document for document in yaml.safe_load_all(open(path)) if document]
broken = []


def law(holds, text):
    if not holds:
        broken.append(text)


def name(document):
    return f"{document['kind']}/{document['metadata']['name']}"


workloads = [o for o in objects if o["kind"] in ("Deployment", "StatefulSet")]
jobs = [o for o in objects if o["kind"] in ("CronJob", "Pod")]


def pod_of(document):
    spec = document["spec"]["jobTemplate"]["spec"] if document["kind"] == "CronJob" else document["spec"]
    return spec if document["kind"] == "Pod" else spec["template"]["spec"]


# what Kubernetes' restricted standard lets a pod mount; the namespace enforces it
RESTRICTED = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
policies = [o for o in objects if o["kind"] == "NetworkPolicy"]
budgets = [o["spec"]["selector"]["matchLabels"]["app.kubernetes.io/name"] for o in objects if o["kind"] == "PodDisruptionBudget"]
config = next(o["data"] for o in objects if o["kind"] == "ConfigMap" and o["metadata"]["name"] == "open-webui")

law(len({name(o) for o in objects}) == len(objects), "two objects of one name")
slot = {"mcp-gateway"} if profile == "L" else set()  # the test's own values fill it there
law({o["metadata"]["name"] for o in workloads} == {"open-webui", "ollama", "qdrant"} | slot, "other workloads than known")
tools = {p["metadata"]["name"] for p in policies if "tools" in p["metadata"]["name"] or "mcp" in p["metadata"]["name"]}
by_gateway = {"mcp-gateway-to-tools", "open-webui-to-mcp-gateway", "mcp-gateway-from-open-webui"}
law(tools == {"L": by_gateway, "M": {"open-webui-to-tools"}, "S": set()}[profile], f"other ways to tools: {tools}")
law(not any(o["kind"] == "Secret" for o in objects), "a secret in the release")

real = any(o["kind"] == "NodePool" for o in objects)  # not an emulated cluster
known = {"CronJob/qdrant-snapshots", "CronJob/qdrant-drill", "Pod/proof"} | ({"CronJob/figures"} if real else set())
law({name(o) for o in jobs} == known, "other jobs than the copies of Qdrant, their drill, the test and, on a real cluster, the figures")
law(all(o["metadata"]["annotations"]["helm.sh/hook"] == "test" for o in jobs if o["kind"] == "Pod"), "a pod of its own that is no test")
for workload in workloads + jobs:
    pod, part = pod_of(workload), name(workload)
    security = pod["securityContext"]
    law(pod["automountServiceAccountToken"] is False, f"{part}: a token")
    law(pod["enableServiceLinks"] is False, f"{part}: service links")
    law(security["runAsNonRoot"] and security["runAsUser"] >= 1000, f"{part}: root")
    law(security["seccompProfile"]["type"] == "RuntimeDefault", f"{part}: seccomp")
    law("hostNetwork" not in pod and "hostPID" not in pod and "hostIPC" not in pod, f"{part}: host")
    kinds = {kind for volume in pod.get("volumes", []) for kind in volume if kind != "name"}
    law(kinds <= RESTRICTED, f"{part}: a volume that the restricted standard refuses: {sorted(kinds - RESTRICTED)}")
    law(workload in jobs or workload["metadata"]["name"] in budgets, f"{part}: no disruption budget")
    for container in pod["containers"] + pod.get("initContainers", []):
        which, inner = f"{part}/{container['name']}", container["securityContext"]
        law(inner["allowPrivilegeEscalation"] is False, f"{which}: escalation")
        law(inner["readOnlyRootFilesystem"] is True, f"{which}: writable root")
        law(inner["capabilities"] == {"drop": ["ALL"]}, f"{which}: capabilities")
        law({"cpu", "memory"} <= set(container["resources"]["requests"]), f"{which}: requests")
        law("memory" in container["resources"]["limits"], f"{which}: no memory limit")
        law(container["image"].startswith("111122223333.dkr.ecr."), f"{which}: an image of another registry")
        for variable in container.get("env", []):
            secret = re.search(r"KEY|PASSWORD|SECRET|TOKEN", variable["name"])
            law(not secret or "valueFrom" in variable, f"{which}: {variable['name']} in clear")
    for container in pod["containers"] if workload in workloads else []:
        law({"startupProbe", "readinessProbe", "livenessProbe"} <= set(container), f"{part}: probes")

# One job asks the cluster itself, by a token that is short-lived: for states, never for secrets or logs, and it changes nothing.
with_token = [name(w) for w in workloads + jobs if "serviceAccountToken" in str(pod_of(w).get("volumes"))]
law(with_token == (["CronJob/figures"] if real else []), f"tokens for the cluster: {with_token}")
may = sorted(f"{o['kind']}: {r['verbs']} {r['resources']}" for o in objects if o["kind"] in ("Role", "ClusterRole") for r in o["rules"])
law(may == (["ClusterRole: ['get'] ['nodes/metrics']", "Role: ['list'] ['cronjobs']", "Role: ['list'] ['pods']"] if real else []), f"other permissions: {may}")
law(all(o["subjects"][0]["name"] == "figures" for o in objects if o["kind"].endswith("RoleBinding")), "permissions for another part")

# A drill brings copies back where nobody works: it has neither a path to the Qdrant at work nor its key, and its own is reached by nobody.
drill = next(pod_of(o) for o in jobs if o["metadata"]["name"] == "qdrant-drill")
ways = {p["metadata"]["name"] for p in policies if p["spec"]["podSelector"].get("matchLabels", {}).get("app.kubernetes.io/name") == "qdrant-drill"}
law(ways == {"qdrant-drill-to-s3"}, f"other ways of the drill than to the copies: {sorted(ways)}")
law("secretKeyRef" not in str(drill), "a drill that has keys")
beside = drill["initContainers"][0]
said = {v["name"]: v.get("value") for v in beside["env"]}
law(said.get("QDRANT__SERVICE__HOST") == "127.0.0.1" and beside.get("restartPolicy") == "Always", "a drill whose Qdrant others reach, or which is not beside it")
law(said["QDRANT__CLUSTER__ENABLED"] == ("true" if profile == "L" else "false"), "a drill in another kind of Qdrant than the one at work")
law(all("emptyDir" in v or v["name"] == "script" for v in drill["volumes"]), "a drill that leaves something behind")

# Nothing is open but what is named.
law(any(p["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} for p in policies), "no default deny")
for p in policies:
    for direction, peers in (("ingress", "from"), ("egress", "to")):
        for rule in p["spec"].get(direction, []):
            law(rule.get(peers), f"{name(p)}: {direction} with anybody")
            law(rule.get("ports"), f"{name(p)}: {direction} on any port")
            law(all(peer.get("ipBlock", {}).get("cidr") != "0.0.0.0/0" for peer in rule.get(peers, [])), f"{name(p)}: everywhere")
law(all(o["spec"].get("type", "ClusterIP") == "ClusterIP" for o in objects if o["kind"] == "Service"), "a service of another type")
law(all(o["metadata"]["annotations"]["alb.ingress.kubernetes.io/scheme"] == "internal" for o in objects if o["kind"] == "Ingress"), "a public load balancer")

# The database: its own, and proven to be.
law(re.fullmatch(r"postgresql://open_webui@[a-z0-9.-]+\.rds\.amazonaws\.com:5432/assistant\?sslmode=verify-full&sslrootcert=/etc/tenantry/database/authorities\.pem", config.get("DATABASE_URL", "")), "a database without verified TLS, or a password in its address")
law(any("-----BEGIN CERTIFICATE-----" in o.get("data", {}).get("authorities.pem", "") for o in objects if o["kind"] == "ConfigMap"), "no authorities for the database's certificate")
law(not any(o["kind"] == "PersistentVolumeClaim" and o["metadata"]["name"] == "open-webui" for o in objects), "a volume beside the database")
law("open-webui-to-database" in {p["metadata"]["name"] for p in policies}, "no path to the database")

# Several pods of the assistant share Valkey by verified TLS, one of them migrates, and their number follows the load.
assistant = next(w for w in workloads if w["metadata"]["name"] == "open-webui")
inner = assistant["spec"]["template"]["spec"]
environment = {v["name"]: v for v in inner["containers"][0]["env"]}
scaling = [o["spec"] for o in objects if o["kind"] == "HorizontalPodAutoscaler"]
law(assistant["spec"]["strategy"] == {"type": "Recreate"}, "two versions of the assistant side by side")
law([c["name"] for c in inner["initContainers"]] == ["migration"], "nothing migrates before the assistant")
law(environment["ENABLE_DB_MIGRATIONS"]["value"] == "false" and "ENABLE_DB_MIGRATIONS" not in config, "the assistant's pods migrate themselves")
if profile == "S":
    law(assistant["spec"]["replicas"] == 1 and not scaling, "more than one pod in profile S")
    law("REDIS_URL" not in environment and "WEBSOCKET_MANAGER" not in config, "profile S knows a Valkey that it has not")
else:
    verified = r"rediss://[A-Za-z0-9-]+:\$\(VALKEY_PASSWORD\)@[a-z0-9.-]+\.amazonaws\.com:6379/0\?ssl_cert_reqs=required&ssl_check_hostname=true"
    law(re.fullmatch(verified, environment["REDIS_URL"]["value"]), "Valkey without verified TLS, or its password in clear")
    law(config["WEBSOCKET_MANAGER"] == "redis", "pods that do not hear of each other")
    law("open-webui-to-valkey" in {p["metadata"]["name"] for p in policies}, "no path to Valkey")
    law("replicas" not in assistant["spec"], "a number of pods that each release resets")
    law([(s["minReplicas"], s["maxReplicas"]) for s in scaling] == [{"M": (2, 4), "L": (3, 6)}[profile]], "another scaling than the profile's")

# The quota holds all parts at their largest, a few jobs beside them, and no second cluster.
units = {"m": 0.001, "Mi": 2**20, "Gi": 2**30}


def number(text):
    amount, unit = re.fullmatch(r"([0-9.]+)(m|Mi|Gi)?", str(text)).groups()
    return float(amount) * units.get(unit, 1)


quota = next(o["spec"]["hard"] for o in objects if o["kind"] == "ResourceQuota")
needed, pods = {"cpu": 0.0, "memory": 0.0}, 0
for workload in workloads:
    most = next((s["maxReplicas"] for s in scaling if s["scaleTargetRef"]["name"] == workload["metadata"]["name"]), None)
    replicas, pods = most or workload["spec"]["replicas"], pods + (most or workload["spec"]["replicas"])
    for what in needed:
        of = [sum(number(c["resources"]["requests"][what]) for c in workload["spec"]["template"]["spec"]["containers"])]
        of += [number(c["resources"]["requests"][what]) for c in workload["spec"]["template"]["spec"].get("initContainers", [])]
        needed[what] += replicas * max(of)
law(needed["cpu"] + 1 <= number(quota["requests.cpu"]) <= 2.5 * needed["cpu"], f"a quota of CPU that does not fit {needed['cpu']}")
law(needed["memory"] + 2 * 2**30 <= number(quota["requests.memory"]) <= 2 * needed["memory"], f"a quota of memory that does not fit {needed['memory'] / 2**30} Gi")
stack = (Path(__file__).parents[2] / "terraform/stacks/customer-stack/main.tf").read_text()
connections = dict(re.findall(r"^ {4}([SML]) = \{\n(?:.*\n)*?.*?\bconnections = (\d+)", stack, re.MULTILINE))
of_one = int(config["DATABASE_POOL_SIZE"]) + int(config["DATABASE_POOL_MAX_OVERFLOW"])
most_pods = scaling[0]["maxReplicas"] if scaling else 1
law(of_one * most_pods <= 0.8 * int(connections[profile]), f"{of_one * most_pods} connections, of which the database takes {connections[profile]}")
for what in needed:
    of_jobs = sum(number(c["resources"]["requests"][what]) for o in jobs for c in pod_of(o)["containers"] + [i for i in pod_of(o).get("initContainers", []) if i.get("restartPolicy")])
    law(needed[what] + of_jobs <= number(quota[f"requests.{what}"]), f"a quota of {what} that does not hold all jobs at once beside the largest of all parts")
law(pods + len(jobs) <= int(quota["pods"]) <= 3 * pods + 4, f"a quota of pods that does not fit {pods}")
law(quota["services.loadbalancers"] == "0" and quota["services.nodeports"] == "0", "a quota with ways in")

for job in (o for o in jobs if o["kind"] == "CronJob"):
    spec = job["spec"]["jobTemplate"]["spec"]
    law(job["spec"]["concurrencyPolicy"] == "Forbid" and "timeZone" in job["spec"], f"{name(job)}: may run beside itself, or at some hour")
    law("activeDeadlineSeconds" in spec and "ttlSecondsAfterFinished" in spec, f"{name(job)}: without an end")
    law("nvidia.com/gpu" not in str(spec), f"{name(job)}: a GPU")

# Whatever is not TLS with a verified name stands on the list, with its reason; and nothing stands there that is not.
listed = yaml.safe_load(open(Path(__file__).parent.parent / "plain-connections.yaml"))
law(all(entry.get("what") and len(entry.get("why", "")) > 20 for entry in listed), "an entry without a reason")
safe = [
    r"https://.*",
    r"s3://[a-z0-9.-]+/.*",  # by the CLI, over https
    r"rediss://.*[?&]ssl_cert_reqs=required&ssl_check_hostname=true",
    r"postgresql://.*[?&]sslmode=verify-full&sslrootcert=/etc/tenantry/database/authorities\.pem",
]


used = set()
for address in addresses(objects):
    entries = [entry["what"] for entry in listed if "address" in entry and re.match(f"(?:{entry['address']})(?:/|$|\\{{)", address)]
    used |= set(entries)
    law(entries or any(re.fullmatch(pattern, address) for pattern in safe), f"neither verified TLS nor on the list: {address}")
here = {p["metadata"]["name"] for p in policies}
for entry in listed:
    law("address" not in entry or entry["what"] in used, f"on the list, and nowhere: {entry['what']}")
    law(entry.get("optional") or set(entry.get("policies", [])) <= here, f"{entry['what']}: without its policies")
unverified = {key: value for key, value in config.items() if re.search("SSL|TLS|VERIFY", key) and str(value).lower() in ("false", "0", "none")}
law(not unverified, f"verification is switched off: {unverified}")
law("disable" not in str(config.get("DATABASE_URL")), "the database without TLS")

# Only kinds of nodes whose network cards encrypt what passes between them, which the list relies on.
for pool in (o for o in objects if o["kind"] == "NodePool"):
    wanted = {r["key"].split("/")[1]: r for r in pool["spec"]["template"]["spec"]["requirements"]}
    if "instance-family" in wanted:
        law(set(wanted["instance-family"]["values"]) <= {"g4dn", "g5", "g6"}, f"{name(pool)}: a family that may not encrypt")
    else:
        generation = wanted["instance-generation"]
        law((generation["operator"], generation["values"]) == ("Gt", ["5"]), f"{name(pool)}: generations that may not encrypt")
        law(set(wanted["instance-category"]["values"]) <= {"c", "m", "r"}, f"{name(pool)}: categories that may not encrypt")

# by the tenant's id the sweep of an off-boarding asks what is left
for volumes in (o for o in objects if o["kind"] == "StorageClass"):
    law({"tenant", "tenant-id"} <= set(filter(tags_of(volumes).get, tags_of(volumes))), f"{name(volumes)}: volumes that no off-boarding finds")
law(not not_permitted(objects), f"tags that the cluster's role may not set: {not_permitted(objects)}")

# Where prompts can go.
loopback, inside = r"http://127\.0\.0\.1:9", r"http://(ollama:11434|qdrant:6333)"
of_config = {key: value for key, value in config.items() if re.match(r"https?://", value)}
own = {"WEBUI_URL", "CORS_ALLOW_ORIGIN", "OPENID_REDIRECT_URI", "OPENID_PROVIDER_URL"}
outward = {key for key, value in of_config.items() if key not in own and not re.fullmatch(f"{loopback}|{inside}", value)}
external_env = [v["name"] for w in workloads for c in w["spec"]["template"]["spec"]["containers"] for v in c.get("env", []) if v["name"].startswith("OPENAI")]
paths = {p["metadata"]["name"] for p in policies}
if policy == "LOCAL":
    law(outward == set(), f"a LOCAL tenant knows addresses: {outward}")
    law(external_env == [], f"a LOCAL tenant has keys: {external_env}")
    law(config["ENABLE_OPENAI_API"] == "false", "a LOCAL tenant with connections outward")
    law("open-webui-to-model-gateway" not in paths, "a LOCAL tenant with a path to the gateway")
else:
    law(outward == {"OPENAI_API_BASE_URLS"}, f"an EXTERNAL tenant knows more than the gateway: {outward}")
    law("open-webui-to-model-gateway" in paths, "an EXTERNAL tenant without its path")

for text in broken:
    print(f"{path.rsplit('/', 1)[-1]}: {text}", file=sys.stderr)
sys.exit(1 if broken else 0)
