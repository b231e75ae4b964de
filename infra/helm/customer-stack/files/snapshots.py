"""Copies each collection of each Qdrant node into the bucket for backups, under <prefix><time>/<node>/<collection>.snapshot.

Nothing is kept on the way: what Qdrant hands out goes straight on. The manifest is written last, so that a folder without one
is known to be unfinished. The bucket's own rules end old copies.
"""
import json
import os
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timezone

import boto3
from boto3.s3.transfer import TransferConfig

NODES = os.environ["QDRANT_NODES"].split(",")
BUCKET = os.environ["BACKUP_BUCKET"]
FOLDER = os.environ["BACKUP_PREFIX"] + datetime.now(timezone.utc).strftime("%Y-%m-%dT%H-%M-%SZ/")
# 10 000 parts at most: up to 640 GB for each collection, with two parts in memory
IN_PARTS = TransferConfig(multipart_chunksize=64 * 2**20, max_concurrency=1, use_threads=False)


def ask(node, method, path, seconds=60):
    request = urllib.request.Request(f"http://{node}{path}", method=method, headers={"api-key": os.environ["QDRANT_API_KEY"]})
    return urllib.request.urlopen(request, timeout=seconds)


def answer(node, method, path, seconds=60):
    with ask(node, method, path, seconds) as response:
        return json.load(response)["result"]


def copy(s3, node, collection):
    """A snapshot holds what lies on its node only, so each node is asked itself."""
    path = "/collections/" + urllib.parse.quote(collection, safe="")
    points = answer(node, "GET", path)["points_count"]
    made = answer(node, "POST", path + "/snapshots?wait=true", seconds=1800)
    snapshot = f"{path}/snapshots/{urllib.parse.quote(made['name'], safe='')}"
    key = f"{FOLDER}{node.split('.')[0]}/{collection}.snapshot"
    try:
        with ask(node, "GET", snapshot, seconds=1800) as body:
            s3.upload_fileobj(body, BUCKET, key, Config=IN_PARTS)
        stored = s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"]
        if made.get("size") not in (None, stored):
            raise SystemExit(f"{key}: {stored} bytes arrived of {made['size']}")
    finally:
        answer(node, "DELETE", snapshot + "?wait=true")  # it takes room on the node's volume
    return {"node": node, "collection": collection, "key": key, "bytes": stored, "points": points, "checksum": made.get("checksum")}


def main():
    s3 = boto3.client("s3")
    copies = [
        copy(s3, node, collection["name"])
        for node in NODES
        for collection in answer(node, "GET", "/collections")["collections"]
    ]
    version = json.load(ask(NODES[0], "GET", "/"))["version"]
    manifest = {"qdrant": version, "aliases": answer(NODES[0], "GET", "/aliases")["aliases"], "copies": copies}
    s3.put_object(Bucket=BUCKET, Key=FOLDER + "manifest.json", Body=json.dumps(manifest, indent=1).encode())
    print(f"{len(copies)} copies, {sum(one['bytes'] for one in copies)} bytes in {FOLDER}", file=sys.stderr)


main()
