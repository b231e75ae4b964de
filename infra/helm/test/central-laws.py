"""Laws that hold for everything that the central stack's chart renders. central-laws.py FILE"""
import re
import sys
from pathlib import Path

import yaml

from connections import addresses
from own_tags import not_permitted

path = sys.argv[1]
objects = [document for document in yaml.safe_load_all(open(path)) if document]
broken = []


def law(holds, text):
    if not holds:
        broken.append(text)


def name(document):
    meta = document["metadata"]
    return f"{document['kind']} {meta.get('namespace', '-')}/{meta['name']}"


def of(*kinds):
    return [o for o in objects if o["kind"] in kinds]


def one(kind, space, called):
    return next(o for o in of(kind) if o["metadata"].get("namespace") == space and o["metadata"]["name"] == called)


SPACES = {"portal", "gateway", "billing", "sign-in", "watch"}
ALONE = {"lago-clock", "prometheus", "alertmanager"}
# what Kubernetes' restricted standard lets a pod mount; the namespaces enforce it
RESTRICTED = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
workloads, jobs, policies = of("Deployment", "StatefulSet"), of("Job"), of("NetworkPolicy")
# what the portal makes its programs from: no object yet, but a pod like any other
programs = [yaml.safe_load(o["data"]["program.yaml"]) for o in of("ConfigMap") if "program.yaml" in o["data"]]
for program in programs:
    program["metadata"].update(name="program", namespace="portal")

# ---- what is there, and where
law(len({name(o) for o in objects}) == len(objects), "two objects of one name")
law(not of("Secret"), "a secret in the release")
law(not of("Ingress", "ClusterRole", "ClusterRoleBinding"), "a way in or a right that nobody asked for")
law({name(o) for o in of("Role", "RoleBinding")} <= {"Role portal/portal-programs", "RoleBinding portal/portal-programs"}, "a way in or a right that nobody asked for")
for o in objects:
    space = o["metadata"].get("namespace")
    law(space in SPACES or o["kind"] in ("StorageClass", "NodeClass", "NodePool") or (space, o["metadata"]["name"]) == ("kube-system", "amazon-vpc-cni"), f"{name(o)}: in no namespace of ours")
law(all(o["spec"].get("type", "ClusterIP") == "ClusterIP" for o in of("Service")), "a service of another type")

law(not not_permitted(objects), f"tags that the cluster's role may not set: {not_permitted(objects)}")

# ---- pods
budgets = {(o["metadata"]["namespace"], o["spec"]["selector"]["matchLabels"]["app.kubernetes.io/name"]) for o in of("PodDisruptionBudget")}
scaled = {o["spec"]["scaleTargetRef"]["name"] for o in of("HorizontalPodAutoscaler")}
accounts = {(o["metadata"]["namespace"], o["metadata"]["name"]) for o in of("ServiceAccount")}
hooked = {(o["metadata"]["namespace"], o["metadata"]["name"]) for o in of("ConfigMap") if "helm.sh/hook" in o["metadata"].get("annotations", {})}
for workload in workloads + jobs + programs:
    pod, part, space = workload["spec"]["template"]["spec"], name(workload), workload["metadata"]["namespace"]
    security = pod["securityContext"]
    law(pod["automountServiceAccountToken"] is False, f"{part}: a token")
    law(pod["enableServiceLinks"] is False, f"{part}: service links")
    law(security["runAsNonRoot"] and security["runAsUser"] >= 1000, f"{part}: root")
    law(security["seccompProfile"]["type"] == "RuntimeDefault", f"{part}: seccomp")
    law("hostNetwork" not in pod and "hostPID" not in pod and "hostIPC" not in pod, f"{part}: host")
    kinds = {kind for volume in pod.get("volumes", []) for kind in volume if kind != "name"}
    law(kinds <= RESTRICTED, f"{part}: a volume that the restricted standard refuses: {sorted(kinds - RESTRICTED)}")
    mounted = {volume["name"] for volume in pod.get("volumes", [])} | {claim["metadata"]["name"] for claim in workload["spec"].get("volumeClaimTemplates", [])}
    for container in pod["containers"] + pod.get("initContainers", []):
        which, inner = f"{part}/{container['name']}", container["securityContext"]
        law(inner["allowPrivilegeEscalation"] is False, f"{which}: escalation")
        law(inner["readOnlyRootFilesystem"] is True, f"{which}: writable root")
        law(inner["capabilities"] == {"drop": ["ALL"]}, f"{which}: capabilities")
        law({"cpu", "memory"} <= set(container["resources"]["requests"]) and "memory" in container["resources"]["limits"], f"{which}: resources")
        law(container["image"].startswith("444455556666.dkr.ecr."), f"{which}: an image of another registry")
        law({mount["name"] for mount in container.get("volumeMounts", [])} <= mounted, f"{which}: mounts what is not there")
        variables = [variable["name"] for variable in container.get("env", [])]
        law(len(set(variables)) == len(variables), f"{which}: a variable twice")
        for variable in container.get("env", []):
            secret = re.search(r"KEY|PASSWORD|SECRET|TOKEN|SALT", variable["name"])
            law(not secret or "valueFrom" in variable, f"{which}: {variable['name']} in clear")
            law("ADMIN_API_KEY" != variable["name"], f"{which}: Lago's unrestricted interface is open")
            if variable["name"] in ("DATABASE_URL", "KC_DB_URL"):
                law("sslmode=verify-full&sslrootcert=" in variable["value"] or "sslmode=require&sslaccept=strict&sslcert=" in variable["value"], f"{which}: a database without verified TLS")
                law("database" in mounted, f"{which}: nothing to verify the database by")
            if variable["name"].endswith("REDIS_URL") or variable["name"] == "LAGO_REDIS_CACHE_URL":
                law(variable["value"].startswith("rediss://"), f"{which}: Valkey without TLS")
for workload in workloads:
    part, called, space = name(workload), workload["metadata"]["name"], workload["metadata"]["namespace"]
    for container in workload["spec"]["template"]["spec"]["containers"]:
        law({"startupProbe", "readinessProbe", "livenessProbe"} <= set(container), f"{part}: probes")
    law(called in ALONE or workload["spec"].get("replicas", 2 if called in scaled else 1) >= 2, f"{part}: one pod alone")
    law((space, called) in budgets or called == "lago-clock", f"{part}: no disruption budget")
    law((space, workload["spec"]["template"]["spec"]["serviceAccountName"]) in accounts, f"{part}: an account that is not there")
for job in jobs:
    law("pre-upgrade" in job["metadata"]["annotations"]["helm.sh/hook"], f"{name(job)}: a second upgrade would change a job")
    for volume in job["spec"]["template"]["spec"]["volumes"]:
        law("configMap" not in volume or (job["metadata"]["namespace"], volume["configMap"]["name"]) in hooked, f"{name(job)}: waits for what comes after it")

# ---- programs: the portal makes Jobs of its own namespace, and nothing else in the cluster
for role in of("Role"):
    law(role["rules"] == [{"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["create", "get", "delete"]}, {"apiGroups": [""], "resources": ["pods"], "verbs": ["list"]}], "the portal may do more than make Jobs")
for binding in of("RoleBinding"):
    law([(who["namespace"], who["name"]) for who in binding["subjects"]] == [("portal", "portal")], "somebody else than the portal may make Jobs")
shared = [o["metadata"]["name"] for o in of("PersistentVolumeClaim") if o["spec"]["accessModes"] == ["ReadWriteMany"]]
for program in programs:
    pod = program["spec"]["template"]["spec"]
    law([volume["persistentVolumeClaim"]["claimName"] for volume in pod["volumes"] if "persistentVolumeClaim" in volume] == shared, "programs do not see what the portal sees")
    law(not any(kind in volume for volume in pod["volumes"] for kind in ("secret", "projected", "configMap")), "programs see secrets of the portal")
    law(pod["serviceAccountName"] == "program" and not one("ServiceAccount", "portal", "program")["metadata"].get("annotations"), "programs are somebody in AWS")
law(not programs or any(p["metadata"]["name"] == "portal-to-cluster" for p in policies), "the portal cannot reach the cluster in which it is to make Jobs")
for workload in workloads:
    token = any("serviceAccountToken" in source for volume in workload["spec"]["template"]["spec"].get("volumes", []) for source in volume.get("projected", {}).get("sources", []))
    law(token == (name(workload) == "StatefulSet portal/portal"), f"{name(workload)}: a token for the cluster, or none where it is needed")

clock = one("Deployment", "billing", "lago-clock")
law(clock["spec"]["replicas"] == 1 and clock["spec"]["strategy"]["type"] == "Recreate", "two clocks, and everything is billed twice")

# ---- paths: closed, but for what is named at both ends
ends = {"egress": set(), "ingress": set()}
for space in SPACES:
    law(any(p["metadata"]["namespace"] == space and p["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} for p in policies), f"{space}: no default deny")
for p in policies:
    own = (p["metadata"]["namespace"], p["spec"]["podSelector"].get("matchLabels", {}).get("app.kubernetes.io/name"))
    for direction, peers in (("ingress", "from"), ("egress", "to")):
        for rule in p["spec"].get(direction, []):
            law(rule.get(peers) and rule.get("ports"), f"{name(p)}: {direction} with anybody or on any port")
            for peer in rule.get(peers, []):
                block = peer.get("ipBlock")
                if block and block["cidr"] == "0.0.0.0/0":
                    law(direction == "egress" and own in {("portal", "portal"), ("portal", "program"), ("gateway", "litellm")}, f"{name(p)}: everywhere")
                    law({"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"} <= set(block.get("except", [])), f"{name(p)}: inside counts as outside")
                    law(rule["ports"] == [{"protocol": "TCP", "port": 443}], f"{name(p)}: outside by more than TLS")
                if "podSelector" in peer and p["metadata"]["name"] != "all-to-names":
                    other = (peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"], peer["podSelector"]["matchLabels"]["app.kubernetes.io/name"])
                    for port in rule["ports"]:
                        ends[direction].add((own, other, port["port"]) if direction == "egress" else (other, own, port["port"]))
law(ends["egress"] == ends["ingress"], f"paths with one end: {ends['egress'] ^ ends['ingress']}")


def who_reaches(space, part, port):
    return {source for source, target, at in ends["ingress"] if target == (space, part) and at == port}


watch, with_portal = ("watch", "prometheus"), any(name(workload) == "StatefulSet portal/portal" for workload in workloads)
law(who_reaches("gateway", "litellm", 4000) == {("gateway", "door"), ("portal", "portal"), watch}, "others than door, portal and who watches reach the model gateway")
law(who_reaches("sign-in", "keycloak", 8080) == {("sign-in", "door"), ("portal", "portal")} | ({watch} if with_portal else set()), "others than door, portal and who watches reach Keycloak")
law(who_reaches("billing", "lago-api", 3000) == {("billing", "billing-door"), ("watch", "prometheus")}, "billing's interface has another way in than its door")
law(who_reaches("billing", "lago-api-for-portal", 3000) == {("portal", "portal")}, "others than the portal reach the interface that lets strangers sign up")
law(not any(source == ("billing", "lago-front") for source, _, _ in ends["egress"]), "billing's pages reach something by themselves")
law(not any(p["spec"]["podSelector"].get("matchLabels", {}).get("app.kubernetes.io/name") == "lago-front" and "Egress" in p["spec"]["policyTypes"] for p in policies), "billing's pages have a way out")

# ---- load balancers: to doors and pages, never around them
bound = {(o["metadata"]["namespace"], o["spec"]["serviceRef"]["name"], o["spec"]["serviceRef"]["port"]) for o in of("TargetGroupBinding")}
law({(space, service) for space, service, _ in bound} <= {("portal", "portal"), ("gateway", "door"), ("sign-in", "door"), ("billing", "lago-front"), ("billing", "billing-door")}, "a load balancer goes around a door")
for space, service, port in bound:
    law(port in {p["port"] for p in one("Service", space, service)["spec"]["ports"]}, f"{space}/{service}: bound to a port that it has not")

# ---- what the doors let pass
door = one("ConfigMap", "gateway", "door")["data"]["nginx.conf"]
law(re.findall(r"location (?!/ |= /health)(.*?) \{", door) == ["= /v1/chat/completions", "= /v1/embeddings", "= /v1/models"], "the gateway's door lets more pass than models, answers and embeddings")
law("listen 8081 proxy_protocol;" in door and "listen 8080" not in door, "the gateway is reached from the internet")
entrance = one("ConfigMap", "sign-in", "door")["data"]["nginx.conf"]
law(set(re.findall(r"location (?!/ |= /health)(.*?) \{", entrance)) == {"^~ /realms/tenantry/", "^~ /resources/"}, "the sign-in's door lets more pass than the portal's realm")
for config in (door, entrance):
    law(config.count("location / { return 404; }") == config.count("server {"), "a door without its end")
    law("$request_uri" not in config and "$args" not in config and "$http_" not in config, "a door writes down codes or keys")

# ---- whatever is not TLS with a verified name stands on the list, with its reason; and nothing stands there that is not
listed = yaml.safe_load(open(Path(__file__).parent.parent / "central-plain-connections.yaml"))
law(all(entry.get("what") and len(entry.get("why", "")) > 20 for entry in listed), "an entry without a reason")
safe = [
    r"https://.*",
    r"postgresql://.*[?&]sslmode=verify-full&sslrootcert=/etc/tenantry/database/authorities\.pem",
    r"postgresql://.*[?&]sslmode=require&sslaccept=strict&sslcert=/etc/tenantry/database/authorities\.pem",  # Prisma's words for the same
    r"file:///.*",
]
TLS = {443, 5432, 6379, 587}  # whose TLS is looked at by address or by setting; mail by STARTTLS that is required
used = set()
for address in addresses(objects):
    entries = [entry["what"] for entry in listed if "address" in entry and re.fullmatch(entry["address"], address)]
    used |= set(entries)
    law(entries or any(re.fullmatch(pattern, address) for pattern in safe), f"neither verified TLS nor on the list: {address}")
portal_too = any(name(o) == "StatefulSet portal/portal" for o in objects)
for entry in listed:
    law("address" not in entry or entry["what"] in used or not portal_too and (entry.get("portal") or entry.get("with-portal")), f"on the list, and nowhere: {entry['what']}")
ways = [f"{'/'.join(source)} {'/'.join(target)} {port}" for source, target, port in ends["egress"]]
ways += [f"{p['metadata']['namespace']}/{p['metadata']['name']}" for p in policies if p["metadata"]["name"] != "all-to-names" and any(
    "ipBlock" in peer and not {port["port"] for port in rule["ports"]} <= TLS
    for direction, peers in (("ingress", "from"), ("egress", "to")) for rule in p["spec"].get(direction, []) for peer in rule.get(peers, []))]
reasons = [way for entry in listed if portal_too or not entry.get("with-portal") for way in entry.get("paths", []) + entry.get("policies", [])]
law(sorted(ways) == sorted(reasons), f"ways without a reason, or reasons without a way: {sorted(set(ways) ^ set(reasons))}")
for workload in workloads + jobs:
    for container in workload["spec"]["template"]["spec"]["containers"]:
        switched = [v["name"] for v in container.get("env", []) if re.search("SSL|TLS|VERIFY|CERT_REQS", v["name"]) and str(v.get("value")).lower() in ("false", "0", "none", "no")]
        law(not switched, f"{name(workload)}: verification is switched off: {switched}")
of_portal = [yaml.safe_load(o["data"]["application.yaml"])["tenantry"] for o in of("ConfigMap") if "application.yaml" in o["data"]]
for own in of_portal:
    plain = {match[1] for entry in listed for match in [re.match(r"http://([a-z.\\-]+):", entry.get("address", ""))] if match and entry.get("portal")}
    law(set(own["egress"]["plain-hosts"]) == {host.replace("\\", "") for host in plain}, "the portal lets other plain hosts pass than the list")
    law(own.get("notifications", {}).get("mail", {}).get("encryption", "STARTTLS") in ("STARTTLS", "TLS"), "mail without TLS")
for pool in of("NodePool"):  # only kinds of nodes whose network cards encrypt what passes between them, which the list relies on
    wanted = {r["key"].split("/")[1]: r for r in pool["spec"]["template"]["spec"]["requirements"]}
    law((wanted["instance-generation"]["operator"], wanted["instance-generation"]["values"]) == ("Gt", ["5"]), f"{name(pool)}: generations that may not encrypt")
    law(set(wanted["instance-category"]["values"]) <= {"c", "m", "r"}, f"{name(pool)}: categories that may not encrypt")

# ---- the model gateway
litellm = yaml.safe_load(one("ConfigMap", "gateway", "litellm")["data"]["config.yaml"])
general, settings = litellm["general_settings"], litellm["litellm_settings"]
law(general["store_prompts_in_spend_logs"] is False and settings["turn_off_message_logging"] is True, "prompts are written down")
law(general["fail_closed_budget_enforcement"] is True and general["fail_closed_rate_limit_enforcement"] is True and general["allow_requests_on_db_unavailable"] is False, "who cannot be counted is served")
law(settings["cache_params"]["supported_call_types"] == [], "answers are kept, and one tenant's may be another's")
law({key: settings[key] for key in settings if "callback" in key} == {"callbacks": ["prometheus"], "service_callback": ["prometheus_system"]}, "figures go around the ledger")
law(settings["require_auth_for_metrics_endpoint"] is True, "figures without a key")
told = {label for group in settings["prometheus_metrics_config"] for label in group["include_labels"]}
law(told <= {"requested_model", "status_code", "exception_status", "exception_class"}, f"figures say whose they are: {sorted(told)}")

# ---- who watches reads keys from files, never from what is rendered, and reaches each that it reads
scrapes = yaml.safe_load(one("ConfigMap", "watch", "prometheus")["data"]["prometheus.yml"])["scrape_configs"]
law({scrape["job_name"] for scrape in scrapes} == {"keycloak", "lago", "litellm"} | ({"portal"} if with_portal else set()), "somebody is not watched")
for scrape in scrapes:
    keys = {key: value for part in ("authorization", "oauth2") for key, value in scrape.get(part, {}).items()}
    law(not {"credentials", "client_secret"} & set(keys) and "basic_auth" not in scrape, f"{scrape['job_name']}: a key in clear")
    law(all(value.startswith("/run/secrets/scrape/") for key, value in keys.items() if key.endswith("_file")), f"{scrape['job_name']}: a key from elsewhere")
    law(scrape["job_name"] not in ("litellm", "portal") or any(key.endswith("_file") for key in keys), f"{scrape['job_name']}: asked without a key")
pod = one("Deployment", "gateway", "litellm")["spec"]["template"]["spec"]["containers"][0]
env = {v["name"]: v.get("value", v.get("valueFrom")) for v in pod["env"]}
law(env["DISABLE_SCHEMA_UPDATE"] == "true", "pods change the schema")
law("secretKeyRef" in env["LITELLM_SALT_KEY"] and "REDIS_URL" not in env and env["REDIS_SSL"] == "True", "no salt key, or Valkey otherwise than by host and TLS")
law(all(m["litellm_params"]["api_key"].startswith("os.environ/") for m in litellm["model_list"]), "a provider's key in clear")

# ---- billing
for called, closed in (("lago-api", "true"), ("lago-api-for-portal", "false"), ("lago-worker", "true")):
    env = {v["name"]: v.get("value") for v in one("Deployment", "billing", called)["spec"]["template"]["spec"]["containers"][0]["env"]}
    law(env["LAGO_DISABLE_SIGNUP"] == closed, f"{called}: signing up")
    law(env["LAGO_SIDEKIQ_WEB"] == "false" and env["LAGO_DISABLE_SEGMENT"] == "true", f"{called}: pages without sign-in, or telemetry")

for text in broken:
    print(f"{path.rsplit('/', 1)[-1]}: {text}", file=sys.stderr)
sys.exit(1 if broken else 0)
