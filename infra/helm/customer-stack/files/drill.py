"""Tries each week whether the newest whole copy of Qdrant's collections (snapshots.py) can be brought back.

Into a Qdrant of its own that stands beside it in the same pod and goes with it, never into the one at work: that one has memory for one
set of collections, not for two, and what fills its volume stops it. One copy at a time is taken back, counted and removed again, so that
the place need not hold more than one. Whoever asks when it last went well, asks the CronJob (figures.py).
"""
import os
import sys
import time

import boto3

import snapshots
from snapshots import BUCKET, NODES, answer, path_of

PLACE = os.environ["DRILL_QDRANT"]
ROOM = int(os.environ["DRILL_ROOM_GIB"]) * 2**30
PREFIX = "tenantry-drill-"
PATIENCE = int(os.environ.get("DRILL_PATIENCE", "120"))


def newest(s3):
    """By listing, not by looking for each: S3 tells nobody that an object is missing who may list below a prefix only."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=os.environ["BACKUP_PREFIX"])
    manifests = [one["Key"] for page in pages for one in page.get("Contents", []) if one["Key"].endswith("/manifest.json")]
    if not manifests:
        raise SystemExit(f"no whole copy below {os.environ['BACKUP_PREFIX']}")
    return max(manifests).removesuffix("manifest.json")


def whole(manifest):
    found = sorted((one["node"], one["collection"]) for one in manifest["copies"])
    if found != sorted((node, name) for node in NODES for name in manifest["points"]):
        raise SystemExit("its manifest does not name one copy of each collection of each node")


def fits(manifest):
    """Qdrant unpacks what it was sent before it removes it."""
    largest = max((one["bytes"] for one in manifest["copies"]), default=0)
    if 2 * largest > ROOM:
        raise SystemExit(f"the largest copy takes {largest} bytes and twice that to be brought back, here are {ROOM}: raise qdrant.drill.roomGiB")


def there():
    """The version of the Qdrant beside, once it has started."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return snapshots.version(PLACE)
        except OSError as silent:
            if time.monotonic() > until:
                raise SystemExit(f"no Qdrant to bring it back into: {silent}") from None
            time.sleep(1)


def collections():
    return [one["name"] for one in answer(PLACE, "GET", "/collections")["collections"]]


def remove(name):
    answer(PLACE, "DELETE", path_of(name) + "?timeout=600", seconds=660)


def empty():
    """What a drill left that was cut off goes; anything else says that this is no place for a drill."""
    others = [name for name in collections() if not name.startswith(PREFIX)]
    if others:
        raise SystemExit(f"{len(others)} collections here are no drill's: nothing is brought back over them")
    for name in collections():
        remove(name)
        print(f"{name} was left by another drill", file=sys.stderr)


def by_shard(name):
    """Points of each shard that came back. A node holds some of several shards, and Qdrant refuses a count of all while one is missing."""
    if len(NODES) == 1:
        return {0: snapshots.count(PLACE, name)}
    return {shard["shard_id"]: shard["points_count"] for shard in answer(PLACE, "GET", path_of(name) + "/cluster")["local_shards"]}


def bring_back(s3, manifest):
    """A shard lies on several nodes: it counts once, and the fullest copy of it counts."""
    shards = {name: {} for name in manifest["points"]}
    for number, one in enumerate(manifest["copies"]):
        throwaway = f"{PREFIX}{number}"
        try:
            snapshots.restore_one(s3, one, PLACE, throwaway)
            for shard, points in by_shard(throwaway).items():
                of_collection = shards[one["collection"]]
                of_collection[shard] = max(points, of_collection.get(shard, 0))
        finally:
            if throwaway in collections():
                remove(throwaway)
    return {name: sum(found.values()) for name, found in shards.items()}


def drill(s3):
    folder = newest(s3)
    manifest = snapshots.manifest_of(s3, folder)
    whole(manifest)
    fits(manifest)
    snapshots.same_minor(manifest, there())
    empty()
    began = time.monotonic()
    counted = bring_back(s3, manifest)
    snapshots.compare(manifest, counted)
    size, took = sum(one["bytes"] for one in manifest["copies"]), time.monotonic() - began
    print(f"{folder} comes back: {len(manifest['copies'])} copies, {sum(counted.values())} points, {size} bytes in {took:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    drill(boto3.client("s3"))
