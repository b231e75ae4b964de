"""The environment that the chart gives Open WebUI, as lines that a shell reads.   environment.py RENDERING [NAME=VALUE | NAME~PATTERN~TEXT]…"""
import re
import shlex
import sys

import yaml

documents = [d for d in yaml.safe_load_all(open(sys.argv[1])) if d]
environment = next(d["data"] for d in documents if (d["kind"], d["metadata"]["name"]) == ("ConfigMap", "open-webui"))
deployment = next(d for d in documents if (d["kind"], d["metadata"]["name"]) == ("Deployment", "open-webui"))
environment |= {v["name"]: v["value"] for v in deployment["spec"]["template"]["spec"]["containers"][0]["env"] if "value" in v}
for change in sys.argv[2:]:
    if "~" in change and "=" not in change.split("~", 1)[0]:
        name, pattern, text = change.split("~")
        environment[name], changed = re.subn(pattern, text, environment[name])
        assert changed == 1, f"{name} has no {pattern}"
    else:
        name, value = change.split("=", 1)
        environment[name] = value
for name, value in environment.items():  # as Kubernetes does
    value = re.sub(r"\$\(([A-Z_]+)\)", lambda m: environment[m.group(1)], value)
    print(f"{name}={shlex.quote(value)}")
