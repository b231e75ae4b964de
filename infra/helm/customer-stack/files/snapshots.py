"""Copies of Qdrant's collections in the bucket for backups, under <prefix><time>/<node>/<collection>.snapshot.

  snapshots.py copy               one of each collection of each node. Nothing is kept on the way: what Qdrant hands out goes straight
                                  on. The manifest is written last, so that a folder without one is known to be unfinished. The
                                  bucket's own rules end old copies.
  snapshots.py restore FOLDER     puts back what the folder's manifest names, over what is there, and counts it.

Whether a copy can be brought back is tried each week by drill.py, somewhere else.
"""
import json
import os
import secrets
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timezone

import boto3
from boto3.s3.transfer import TransferConfig

NODES = os.environ["QDRANT_NODES"].split(",")
BUCKET = os.environ["BACKUP_BUCKET"]
# 10 000 parts at most: up to 640 GB for each collection, with two parts in memory
IN_PARTS = TransferConfig(multipart_chunksize=64 * 2**20, max_concurrency=1, use_threads=False)
HOURS = 3600


def ask(node, method, path, body=None, headers=None, seconds=60):
    headers = {"api-key": os.environ.get("QDRANT_API_KEY", "")} | (headers or {})
    return urllib.request.urlopen(urllib.request.Request(f"http://{node}{path}", body, headers, method=method), timeout=seconds)


def answer(node, method, path, body=None, seconds=60):
    headers = {"Content-Type": "application/json"} if body else {}
    with ask(node, method, path, json.dumps(body).encode() if body else None, headers, seconds) as response:
        return json.load(response)["result"]


def version(node):
    with ask(node, "GET", "/") as response:
        return json.load(response)["version"]


def path_of(collection):
    return "/collections/" + urllib.parse.quote(collection, safe="")


def count(node, collection):
    return answer(node, "POST", path_of(collection) + "/points/count", {"exact": True}, 600)["count"]


def counts(collections):
    return {name: count(NODES[0], name) for name in collections}


def copy_one(s3, folder, node, collection):
    """A snapshot holds what lies on its node only, so each node is asked itself."""
    made = answer(node, "POST", path_of(collection) + "/snapshots?wait=true", seconds=HOURS)
    snapshot = f"{path_of(collection)}/snapshots/{urllib.parse.quote(made['name'], safe='')}"
    key = f"{folder}{node.split('.')[0]}/{collection}.snapshot"
    try:
        with ask(node, "GET", snapshot, seconds=HOURS) as body:
            s3.upload_fileobj(body, BUCKET, key, Config=IN_PARTS)
        stored = s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"]
        if made.get("size") not in (None, stored):
            raise SystemExit(f"{key}: {stored} bytes arrived of {made['size']}")
    finally:
        answer(node, "DELETE", snapshot + "?wait=true")  # it takes room on the node's volume
    return {"node": node, "collection": collection, "key": key, "bytes": stored, "checksum": made.get("checksum")}


def copy(s3):
    folder = os.environ["BACKUP_PREFIX"] + datetime.now(timezone.utc).strftime("%Y-%m-%dT%H-%M-%SZ/")
    names = [one["name"] for one in answer(NODES[0], "GET", "/collections")["collections"]]
    points = counts(names)
    copies = [copy_one(s3, folder, node, name) for node in NODES for name in names]
    # people may add documents meanwhile: what a copy holds lies between the two
    manifest = {"qdrant": version(NODES[0]), "nodes": NODES, "points": points, "points_after": counts(names), "copies": copies}
    manifest["aliases"] = answer(NODES[0], "GET", "/aliases")["aliases"]
    s3.put_object(Bucket=BUCKET, Key=folder + "manifest.json", Body=json.dumps(manifest, indent=1).encode())
    print(f"{len(copies)} copies, {sum(one['bytes'] for one in copies)} bytes in {folder}", file=sys.stderr)


def manifest_of(s3, folder):
    """What a folder holds, if the Qdrant at work here could take it back."""
    manifest = json.load(s3.get_object(Bucket=BUCKET, Key=folder.rstrip("/") + "/manifest.json")["Body"])
    if manifest["nodes"] != NODES:
        raise SystemExit(f"was taken of the nodes {manifest['nodes']}, here are {NODES}")
    return manifest


def same_minor(manifest, here):
    if manifest["qdrant"].split(".")[:2] != here.split(".")[:2]:
        raise SystemExit(f"was taken by Qdrant {manifest['qdrant']}, here is {here}")


def compare(manifest, counted):
    after = manifest.get("points_after", manifest["points"])
    bounds = {name: sorted([points, after[name]]) for name, points in manifest["points"].items()}
    wrong = {name: counted[name] for name, (least, most) in bounds.items() if not least <= counted[name] <= most}
    if wrong:
        raise SystemExit(f"other numbers of points than when it was copied: {wrong} instead of {manifest['points']}")


def restore_one(s3, one, node, collection):
    stored = s3.get_object(Bucket=BUCKET, Key=one["key"])
    edge = secrets.token_hex(8)
    head = f'--{edge}\r\nContent-Disposition: form-data; name="snapshot"; filename="copy.snapshot"\r\n\r\n'.encode()
    tail = f"\r\n--{edge}--\r\n".encode()

    def body():
        yield head
        yield from stored["Body"].iter_chunks(2**20)
        yield tail

    wanted = {"priority": "snapshot", "wait": "true"} | ({"checksum": one["checksum"]} if one["checksum"] else {})
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "Content-Length": str(len(head) + stored["ContentLength"] + len(tail)),
    }
    path = f"{path_of(collection)}/snapshots/upload?{urllib.parse.urlencode(wanted)}"
    ask(node, "POST", path, body(), headers, HOURS).close()


def restore(s3, folder):
    manifest = manifest_of(s3, folder)
    same_minor(manifest, version(NODES[0]))
    for one in manifest["copies"]:
        restore_one(s3, one, one["node"], one["collection"])
        print(f"{one['collection']} is back on {one['node']}", file=sys.stderr)
    if manifest["aliases"]:
        answer(NODES[0], "POST", "/collections/aliases", {"actions": [{"create_alias": alias} for alias in manifest["aliases"]]})
    compare(manifest, counts(manifest["points"]))
    print(f"{sum(manifest['points'].values())} points are back", file=sys.stderr)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["copy"]:
            copy(boto3.client("s3"))
        case ["restore", folder] if folder:
            restore(boto3.client("s3"), folder)
        case _:
            raise SystemExit("snapshots.py copy | restore FOLDER")
