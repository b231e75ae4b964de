"""Copies of Qdrant's collections in the bucket for backups, under <prefix><time>/<node>/<collection>.snapshot.

  snapshots.py copy               one of each collection of each node. Nothing is kept on the way: what Qdrant hands out goes straight
                                  on. The manifest is written last, so that a folder without one is known to be unfinished. The
                                  bucket's own rules end old copies.
  snapshots.py restore FOLDER     puts back what the folder's manifest names, over what is there, and counts it.
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
    headers = {"api-key": os.environ["QDRANT_API_KEY"]} | (headers or {})
    return urllib.request.urlopen(urllib.request.Request(f"http://{node}{path}", body, headers, method=method), timeout=seconds)


def answer(node, method, path, body=None, seconds=60):
    headers = {"Content-Type": "application/json"} if body else {}
    with ask(node, method, path, json.dumps(body).encode() if body else None, headers, seconds) as response:
        return json.load(response)["result"]


def version():
    with ask(NODES[0], "GET", "/") as response:
        return json.load(response)["version"]


def path_of(collection):
    return "/collections/" + urllib.parse.quote(collection, safe="")


def count(collection):
    return answer(NODES[0], "POST", path_of(collection) + "/points/count", {"exact": True}, 600)["count"]


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
    points = {name: count(name) for name in names}
    copies = [copy_one(s3, folder, node, name) for node in NODES for name in names]
    aliases = answer(NODES[0], "GET", "/aliases")["aliases"]
    manifest = {"qdrant": version(), "nodes": NODES, "points": points, "aliases": aliases, "copies": copies}
    s3.put_object(Bucket=BUCKET, Key=folder + "manifest.json", Body=json.dumps(manifest, indent=1).encode())
    print(f"{len(copies)} copies, {sum(one['bytes'] for one in copies)} bytes in {folder}", file=sys.stderr)


def restore_one(s3, one):
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
    path = f"{path_of(one['collection'])}/snapshots/upload?{urllib.parse.urlencode(wanted)}"
    ask(one["node"], "POST", path, body(), headers, HOURS).close()


def restore(s3, folder):
    manifest = json.load(s3.get_object(Bucket=BUCKET, Key=folder.rstrip("/") + "/manifest.json")["Body"])
    if manifest["nodes"] != NODES:
        raise SystemExit(f"was taken of the nodes {manifest['nodes']}, here are {NODES}")
    if manifest["qdrant"].split(".")[:2] != version().split(".")[:2]:
        raise SystemExit(f"was taken by Qdrant {manifest['qdrant']}, here is {version()}")
    for one in manifest["copies"]:
        restore_one(s3, one)
        print(f"{one['collection']} is back on {one['node']}", file=sys.stderr)
    if manifest["aliases"]:
        answer(NODES[0], "POST", "/collections/aliases", {"actions": [{"create_alias": alias} for alias in manifest["aliases"]]})
    wrong = {name: count(name) for name, points in manifest["points"].items() if count(name) != points}
    if wrong:
        raise SystemExit(f"other numbers of points than when it was copied: {wrong} instead of {manifest['points']}")
    print(f"{sum(manifest['points'].values())} points are back", file=sys.stderr)


match sys.argv[1:]:
    case ["copy"]:
        copy(boto3.client("s3"))
    case ["restore", folder] if folder:
        restore(boto3.client("s3"), folder)
    case _:
        raise SystemExit("snapshots.py copy | restore FOLDER")
