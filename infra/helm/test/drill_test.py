"""The weekly drill of Qdrant's copies, against servers that answer as Qdrant's interface does and an emulated S3.

What the copies hold is put into S3 as snapshots.py puts it there, points by shard as JSON. That a real Qdrant takes back what it handed
out, and one node of a cluster alone the copies of several: real account.   PYTHON drill_test.py
"""
import hashlib
import json
import subprocess
import sys
import unittest
import urllib.parse

import copies
from copies import DATA, Emulated, Node

NODES = [f"qdrant-{number}.qdrant-peers:6333" for number in range(3)]
OLD, NEW = "qdrant/2026-11-20T01-17-00Z/", "qdrant/2026-11-27T01-17-00Z/"
# three shards, each on two of three nodes
SHARDS = {"notes": [{"0": 5, "1": 4}, {"1": 4, "2": 3}, {"0": 5, "2": 3}], "old/er": [{"0": 1}, {"0": 1, "1": 0}, {"1": 0}]}
POINTS = {"notes": 12, "old/er": 1}


def shards_of(data):
    try:
        return json.loads(data)
    except ValueError:
        return {"0": len(data)}


class Place(Node):
    """The Qdrant of the drill: empty, and without a key."""

    @classmethod
    def anew(cls):
        cls.held, cls.most, cls.removed, cls.clustered, cls.full, cls.version, cls.loses = {}, 0, [], True, False, "1.19.2", 0

    def reply(self):
        parts = [urllib.parse.unquote(p) for p in self.path.split("?")[0].strip("/").split("/")]
        match (self.command, parts):
            case ("GET", [""]):
                self.say(json.dumps({"title": "qdrant", "version": Place.version}).encode())
            case ("GET", ["collections"]):
                self.result({"collections": [{"name": name} for name in Place.held]})
            case ("POST", ["collections", name, "snapshots", "upload"]):
                data = self.sent()
                Place.held[name] = {}
                Place.most = max(Place.most, len(Place.held))
                if data is None or Place.full:
                    return self.send_error(507 if Place.full else 400)
                Place.held[name] = {shard: points - Place.loses for shard, points in shards_of(data).items()}
                self.result(True)
            case ("POST", ["collections", name, "points", "count"]) if not Place.clustered:
                assert json.loads(self.content()) == {"exact": True}
                self.result({"count": sum(Place.held[name].values())})
            case ("GET", ["collections", name, "cluster"]) if Place.clustered:
                self.result({"local_shards": [{"shard_id": int(s), "points_count": p, "state": "Active"} for s, p in Place.held[name].items()]})
            case ("DELETE", ["collections", name]):
                del Place.held[name]
                Place.removed.append(name)
                self.result(True)
            case _:
                self.send_error(404)

    do_GET = do_POST = do_DELETE = reply


class Drill(Emulated):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = copies.serve(Place)
        cls.env |= {"DRILL_QDRANT": f"127.0.0.1:{cls.place.server_port}", "DRILL_ROOM_GIB": "1", "QDRANT_NODES": ",".join(NODES)}
        cls.of_drill = {name: value for name, value in cls.env.items() if name != "QDRANT_API_KEY"}

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.place.shutdown()
        cls.place.server_close()

    def setUp(self):
        super().setUp()
        Place.anew()

    def copied(self, folder=NEW, **more):
        """As snapshots.py leaves it."""
        listed = []
        for number, node in enumerate(NODES):
            for name, shards in SHARDS.items():
                key, body = f"{folder}{node.split('.')[0]}/{name}.snapshot", json.dumps(shards[number]).encode()
                self.s3.put_object(Bucket="backup", Key=key, Body=body)
                listed.append({"node": node, "collection": name, "key": key, "bytes": len(body), "checksum": hashlib.sha256(body).hexdigest()})
        manifest = {"qdrant": "1.19.0", "nodes": NODES, "points": POINTS, "points_after": POINTS, "aliases": [], "copies": listed} | more
        self.s3.put_object(Bucket="backup", Key=folder + "manifest.json", Body=json.dumps(manifest).encode())
        return listed

    def drill(self, **more):
        script = [sys.executable, copies.SCRIPTS / "drill.py"]
        return subprocess.run(script, env={**self.of_drill, **more}, capture_output=True, text=True, timeout=60)

    def fails(self, why, **more):
        run = self.drill(**more)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(why, run.stderr)
        self.assertEqual([name for name in Place.held if name.startswith("tenantry-drill-")], [], "a throwaway collection is left")

    def test_brings_back_each_copy_of_the_newest_and_throws_it_away(self):
        self.copied(OLD, points={"notes": 99, "old/er": 1})
        self.copied(NEW)
        self.s3.put_object(Bucket="backup", Key="qdrant/2026-11-28T01-17-00Z/qdrant-0/notes.snapshot", Body=b"unfinished")
        run = self.drill()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(f"{NEW} comes back: 6 copies, 13 points", run.stderr)
        self.assertEqual(Place.held, {})
        self.assertEqual(Place.removed, [f"tenantry-drill-{number}" for number in range(6)])
        self.assertEqual(Place.most, 1, "room for more than one copy at a time is not there")

    def test_tells_of_copies_that_the_nightly_job_made_and_leaves_the_qdrant_at_work_alone(self):
        one = f"127.0.0.1:{self.qdrant.server_port}"
        self.assertEqual(self.run_script("copy", QDRANT_NODES=one).returncode, 0)
        Place.clustered = False
        run = self.drill(QDRANT_NODES=one)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(f"2 copies, {sum(len(data) for data in DATA.values())} points", run.stderr)
        self.assertEqual((Node.given, Node.aliases), ({}, []))

    def test_fewer_points_are_a_failure_and_so_are_more(self):
        self.copied()
        Place.loses = 1
        self.fails("other numbers of points")
        Place.loses = -1
        self.fails("other numbers of points")
        Place.loses = 0
        self.copied(points={"notes": 10, "old/er": 1}, points_after={"notes": 13, "old/er": 1})  # some were added meanwhile
        self.assertEqual(self.drill().returncode, 0)

    def test_a_shard_that_no_node_has_is_a_failure(self):
        of_shard_two = [dict(shards) for shards in SHARDS["notes"]]
        SHARDS["notes"] = [{shard: points for shard, points in shards.items() if shard != "2"} for shards in of_shard_two]
        try:
            self.copied()
        finally:
            SHARDS["notes"] = of_shard_two
        self.fails("other numbers of points")

    def test_a_copy_that_changed_in_the_bucket_or_is_gone_is_a_failure(self):
        copy = self.copied()[3]
        self.s3.put_object(Bucket="backup", Key=copy["key"], Body=b'{"0": 1, "1": 0} ')
        self.fails("400")
        self.s3.delete_object(Bucket="backup", Key=copy["key"])
        self.fails("NoSuchKey")

    def test_a_manifest_that_leaves_a_node_or_a_collection_out_is_a_failure(self):
        listed = self.copied()
        for left in (listed[1:], listed[:-1], [*listed[:-1], listed[0]]):
            self.copied(copies=left)
            self.fails("does not name one copy of each")

    def test_takes_nothing_back_of_other_nodes_or_another_version_or_without_a_whole_copy(self):
        self.fails("no whole copy below qdrant/")
        self.copied(nodes=NODES[:1])
        self.fails("was taken of the nodes")
        self.copied(qdrant="1.18.4")
        self.fails("was taken by Qdrant 1.18.4, here is 1.19.2")
        self.assertEqual(Place.most, 0)

    def test_what_a_drill_left_goes_and_where_others_are_nothing_is_touched(self):
        self.copied()
        Place.held = {"tenantry-drill-3": {"0": 7}}
        run = self.drill()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("tenantry-drill-3 was left by another drill", run.stderr)
        Place.anew()
        Place.held = {"notes": {"0": 12}}
        self.fails("1 collections here are no drill's")
        self.assertEqual((Place.held, Place.removed), ({"notes": {"0": 12}}, []))

    def test_without_room_it_says_so_before_it_begins_and_removes_what_did_not_fit(self):
        listed = self.copied()
        self.copied(copies=[listed[0] | {"bytes": 2**29 + 1}, *listed[1:]])
        self.fails("raise qdrant.drill.roomGiB")
        self.assertEqual(Place.most, 0)
        self.copied()
        Place.full = True
        self.fails("507")
        self.assertEqual(Place.removed, ["tenantry-drill-0"])

    def test_no_qdrant_beside_it_is_a_failure(self):
        self.copied()
        self.fails("no Qdrant to bring it back into", DRILL_QDRANT=f"127.0.0.1:{copies.free_port()}", DRILL_PATIENCE="1")


if __name__ == "__main__":
    unittest.main()
