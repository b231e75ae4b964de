"""The figures that alarms are made of, against servers that answer as Open WebUI, Ollama, Qdrant, Kubernetes and a kubelet do, and an emulated log.

Needs boto3, as Open WebUI has it, openssl, and moto_server on the PATH.   PYTHON figures_test.py
"""
import http.server
import importlib.util
import json
import os
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3

SCRIPT = Path(__file__).parent.parent / "customer-stack/files/figures.py"
KEY, TOKEN, MODELS = "only-for-this-test", "token-of-this-test", ["nomic-embed-text:latest", "llama3.2:3b"]
WELL = {"PartsSilent": 0, "ModelsMissing": 0, "ModelsOffGpu": 0, "VectorNodesImpaired": 0, "PodsWaiting": 0, "Restarts": 0, "CopyAgeHours": 3.0, "DrillAgeHours": 50.0, "VolumeFreePercent": 40.0, "SourcesSilent": 0}


def ago(**ages):
    return (datetime.now(timezone.utc) - timedelta(**ages)).strftime("%Y-%m-%dT%H:%M:%SZ")


def pod(phase="Running", state=None, last=None, hours=5):
    container = {"name": "one", "state": state or {"running": {}}, "lastState": last or {}}
    return {"metadata": {"creationTimestamp": ago(hours=hours)}, "status": {"phase": phase, "hostIP": "127.0.0.1", "containerStatuses": [container]}}


class World:
    """What the servers say; each test spoils one thing."""

    def __init__(self):
        self.silent, self.there, self.loaded = set(), list(MODELS), [{"size": 10, "size_vram": 10}]
        self.recovery, self.peers, self.pods = 0, 3, [pod(), pod("Succeeded", {"terminated": {}})]
        self.copied, self.drilled = {"lastSuccessfulTime": ago(hours=3)}, {"lastSuccessfulTime": ago(hours=50)}
        self.free = {"storage-qdrant-0": 40, "models-ollama-0": 60}

    def answer(self, path, headers):
        match path:
            case "/health" | "/api/version" | "/readyz":
                return "{}"
            case "/api/tags":
                return json.dumps({"models": [{"name": name} for name in self.there]})
            case "/api/ps":
                return json.dumps({"models": self.loaded})
            case "/metrics" if headers["api-key"] == KEY:
                return f'# TYPE x gauge\napp_info{{version="1.19.0"}} 1\napp_status_recovery_mode {self.recovery}\ncluster_peers_total {self.peers}\n'
        if headers["Authorization"] != f"Bearer {TOKEN}":
            return None
        match path:
            case "/metrics":
                return "".join(
                    f'kubelet_volume_stats_{what}_bytes{{namespace="{space}",persistentvolumeclaim="{claim}"}} {size}\n'
                    for claim, free in self.free.items()
                    for space, share in (("assistant", free), ("other", 1))
                    for what, size in (("available", share * 1e7), ("capacity", "1e+09")))
            case "/api/v1/namespaces/assistant/pods":
                return json.dumps({"items": self.pods})
            case "/apis/batch/v1/namespaces/assistant/cronjobs":
                jobs = {"qdrant-snapshots": self.copied, "qdrant-drill": self.drilled, "figures": {"lastSuccessfulTime": ago(hours=0)}}
                return json.dumps({"items": [{"metadata": {"name": name, "creationTimestamp": ago(days=9)}, "status": status} for name, status in jobs.items()]})
        return None


class Server(http.server.BaseHTTPRequestHandler):
    world = World()

    def do_GET(self):
        said = None if self.path in Server.world.silent else Server.world.answer(self.path, self.headers)
        if said is None:
            return self.send_error(503)
        self.send_response(200)
        self.send_header("Content-Length", str(len(said.encode())))
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_):
        pass


def serve(context=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"127.0.0.1:{server.server_address[1]}"


class FiguresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        openssl = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=cluster", "-addext", "subjectAltName=IP:127.0.0.1"]
        for name in ("ca", "other"):
            subprocess.run([*openssl, "-keyout", cls.folder / f"{name}.key", "-out", cls.folder / f"{name}.crt"], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cls.folder / "ca.crt", cls.folder / "ca.key")
        plain, cluster = serve(), serve(context)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cls.emulator = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.environ |= {
            "NAMESPACE": "assistant", "KUBERNETES": f"https://{cluster}", "KUBELET_PORT": cluster.split(":")[1], "OLLAMA": f"http://{plain}", "GPUS": "1",
            "PARTS": " ".join(f"http://{plain}{path}" for path in ("/health", "/api/version", "/readyz")), "MODELS": "nomic-embed-text llama3.2:3b",
            "QDRANT_NODES": ",".join([plain] * 3), "QDRANT_READ_KEY": KEY, "LOG_GROUP": "/tenantry/acme/figures",
            "AWS_DEFAULT_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        spec = importlib.util.spec_from_file_location("figures", SCRIPT)
        cls.figures = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(cls.figures)
        boto3.client("logs").create_log_group(logGroupName="/tenantry/acme/figures")

    @classmethod
    def tearDownClass(cls):
        cls.emulator.terminate()
        cls.emulator.wait(10)

    def setUp(self):
        Server.world = World()
        (self.folder / "token").write_text(TOKEN + "\n")
        self.figures.ACCOUNT = str(self.folder)

    def differs(self, **wanted):
        """Only these figures differ from those of a tenant who is well; None for one that is not told."""
        told = self.figures.figures()
        self.assertEqual({name: told.get(name) for name in WELL}, WELL | wanted)

    def test_tells_of_a_tenant_who_is_well(self):
        self.differs()

    def test_counts_parts_that_do_not_answer(self):
        Server.world.silent = {"/health", "/readyz"}
        self.differs(PartsSilent=2)

    def test_counts_models_that_are_missing_or_not_in_the_gpu(self):
        Server.world.there, Server.world.loaded = ["llama3.2:3b", "another:1"], [{"size": 10, "size_vram": 4}, {"size": 10}]
        self.differs(ModelsMissing=1, ModelsOffGpu=2)

    def test_counts_nodes_of_qdrant_that_restore_themselves_are_alone_or_silent(self):
        Server.world.recovery = 1
        self.differs(VectorNodesImpaired=3)
        Server.world.recovery, Server.world.peers = 0, 2
        self.differs(VectorNodesImpaired=3)
        Server.world.peers, Server.world.silent = 3, {"/metrics"}
        self.differs(VectorNodesImpaired=3, VolumeFreePercent=None, SourcesSilent=1)  # the same path is the kubelet's here

    def test_counts_pods_that_wait_but_not_those_that_have_just_come(self):
        Server.world.pods += [pod("Pending"), pod(state={"waiting": {"reason": "CrashLoopBackOff"}}), pod("Pending", hours=0.05)]
        self.differs(PodsWaiting=2)

    def test_counts_restarts_within_ten_minutes(self):
        for minutes in (2, 9, 30):
            Server.world.pods.append(pod(last={"terminated": {"finishedAt": ago(minutes=minutes)}}))
        self.differs(Restarts=2)

    def test_tells_how_old_the_last_copy_is_also_if_there_never_was_one(self):
        Server.world.copied = {}
        self.differs(CopyAgeHours=216.0)

    def test_tells_when_a_copy_was_last_brought_back_on_trial_also_if_it_never_was(self):
        Server.world.drilled = {"lastScheduleTime": ago(hours=1)}
        self.differs(DrillAgeHours=216.0)

    def test_tells_of_the_fullest_volume_of_its_own_namespace(self):
        Server.world.free["models-ollama-0"] = 7
        self.differs(VolumeFreePercent=7.0)

    def test_leaves_out_what_it_has_not_seen(self):
        Server.world.silent = {"/api/tags"}
        self.differs(ModelsMissing=None, ModelsOffGpu=None, SourcesSilent=1)

    def test_believes_no_cluster_that_another_authority_vouches_for(self):
        (self.folder / "else").mkdir(exist_ok=True)
        (self.folder / "else/ca.crt").write_text((self.folder / "other.crt").read_text())
        (self.folder / "else/token").write_text(TOKEN)
        self.figures.ACCOUNT = str(self.folder / "else")
        self.differs(PodsWaiting=None, Restarts=None, CopyAgeHours=None, DrillAgeHours=None, VolumeFreePercent=None, SourcesSilent=3)

    def test_writes_numbers_and_no_names_into_the_log_also_twice_a_day(self):
        for _ in range(2):
            self.figures.tell(self.figures.figures())
        logs = boto3.client("logs")
        stream = logs.describe_log_streams(logGroupName="/tenantry/acme/figures")["logStreams"][0]["logStreamName"]
        lines = [json.loads(event["message"]) for event in logs.get_log_events(logGroupName="/tenantry/acme/figures", logStreamName=stream)["events"]]
        self.assertEqual(len(lines), 2)
        for line in lines:
            self.assertEqual(set(line), set(self.figures.FIGURES))
            self.assertTrue(all(isinstance(number, (int, float)) for number in line.values()))


if __name__ == "__main__":
    unittest.main()
