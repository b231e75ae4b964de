"""The list of images, for mirror.sh.   list.py show LIST | list.py pin LIST NAME DIGEST"""
import re
import sys

import yaml


def show(path):
    for name, image in sorted(yaml.safe_load(open(path))["images"].items()):
        print(name, image["source"], image["repository"], image["tag"], image.get("digest", "-"))


def pin(path, name, digest):
    """Line by line, since comments stay."""
    if not re.fullmatch("sha256:[0-9a-f]{64}", digest):
        raise SystemExit(f"{name}: {digest} is no digest")
    lines, inside, done = [], False, False
    for line in open(path).read().splitlines():
        if re.fullmatch(r"  \S+:", line):
            inside = line == f"  {name}:"
        if inside and line.startswith("    digest:"):
            continue
        lines.append(line)
        if inside and line.startswith("    tag:"):
            lines.append(f"    digest: {digest}")
            done = True
    if not done:
        raise SystemExit(f"{name}: no such image, or it has no tag")
    open(path, "w").write("\n".join(lines) + "\n")


{"show": show, "pin": pin}[sys.argv[1]](*sys.argv[2:])
