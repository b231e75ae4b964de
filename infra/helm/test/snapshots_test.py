"""The nightly copies of Qdrant, against a server that answers as Qdrant's interface does and an emulated S3.

Needs boto3, as Open WebUI has it, and moto_server on the PATH.   PYTHON snapshots_test.py
"""
import hashlib
import json
import unittest

from copies import DATA, KEY, Emulated, Node


class Snapshots(Emulated):
    def test_copies_each_collection_and_says_so_last(self):
        run = self.run_script("copy")
        self.assertEqual(run.returncode, 0, run.stderr)
        manifest = next(key for key in self.keys() if key.endswith("manifest.json"))
        said = json.load(self.s3.get_object(Bucket="backup", Key=manifest)["Body"])
        self.assertEqual(said["qdrant"], "1.19.0")
        self.assertEqual(said["aliases"], [{"alias_name": "old", "collection_name": "chunks"}])
        self.assertEqual(said["points"], {name: len(data) for name, data in DATA.items()})
        for one in said["copies"]:
            self.assertTrue(one["key"].startswith(manifest.removesuffix("manifest.json")))
            stored = self.s3.get_object(Bucket="backup", Key=one["key"])["Body"].read()
            self.assertEqual(hashlib.sha256(stored).hexdigest(), one["checksum"])
            self.assertEqual(stored, DATA[one["collection"]])
        self.assertEqual(Node.snapshots, {}, "left on the node's volume")
        self.assertNotIn(KEY, run.stdout + run.stderr)

    def test_a_copy_that_was_cut_off_is_no_copy(self):
        Node.cut_off = True
        run = self.run_script("copy")
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual([key for key in self.keys() if key.endswith("manifest.json")], [])
        self.assertEqual(Node.snapshots, {}, "left on the node's volume")

    def copied(self):
        self.assertEqual(self.run_script("copy").returncode, 0)
        return next(key for key in self.keys() if key.endswith("manifest.json")).removesuffix("manifest.json")

    def test_brings_back_what_was_copied_and_its_aliases(self):
        run = self.run_script("restore", self.copied())
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(Node.given, DATA)
        self.assertEqual(Node.aliases, [{"alias_name": "old", "collection_name": "chunks"}])

    def test_brings_nothing_back_into_other_nodes_or_another_version_or_from_an_unfinished_copy(self):
        folder = self.copied()
        port = self.qdrant.server_port
        others = self.run_script("restore", folder, QDRANT_NODES=f"127.0.0.1:{port},localhost:{port}")
        Node.version = "1.20.1"
        another = self.run_script("restore", folder)
        Node.version = "1.19.3"
        self.s3.delete_object(Bucket="backup", Key=folder + "manifest.json")
        unfinished = self.run_script("restore", folder)
        for run, why in ((others, "was taken of the nodes"), (another, "was taken by Qdrant 1.19.0"), (unfinished, "NoSuchKey")):
            self.assertNotEqual(run.returncode, 0)
            self.assertIn(why, run.stderr)
        self.assertEqual(Node.given, {})

    def test_says_that_fewer_points_came_back(self):
        folder = self.copied()
        Node.cut_off = True
        run = self.run_script("restore", folder)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("other numbers of points", run.stderr)

    def test_takes_what_was_added_while_it_copied_for_no_loss(self):
        Node.added = 3
        folder = self.copied()
        said = json.load(self.s3.get_object(Bucket="backup", Key=folder + "manifest.json")["Body"])
        self.assertEqual({name: said["points_after"][name] - points for name, points in said["points"].items()}, dict.fromkeys(DATA, 3))
        self.assertEqual(self.run_script("restore", folder).returncode, 0)
        Node.added = 4
        self.assertIn("other numbers of points", self.run_script("restore", folder).stderr)

    def test_a_wrong_key_ends_it(self):
        run = self.run_script("copy", QDRANT_API_KEY="another")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("401", run.stderr)
        self.assertEqual(self.keys(), [])

    def test_a_bucket_that_is_not_there_ends_it_and_leaves_nothing_on_the_volume(self):
        run = self.run_script("copy", BACKUP_BUCKET="another-bucket")
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual(Node.snapshots, {})


if __name__ == "__main__":
    unittest.main()
