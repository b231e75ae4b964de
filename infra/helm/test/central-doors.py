"""Opens the doors of the rendered chart for real: an nginx with their configuration before a service that writes down what it is asked.

central-doors.py RENDERING        DOOR_NGINX: the program; without it the one on the PATH.
Only addresses and ports are replaced, and in an nginx older than 1.23.2 the variable that it does not know.
"""
import http.server
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

import yaml

objects = [document for document in yaml.safe_load_all(open(sys.argv[1])) if document]
nginx = os.environ.get("DOOR_NGINX") or shutil.which("nginx")
if not nginx:
    sys.exit("needs nginx: set DOOR_NGINX")
seen = []


class Service(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        seen.append((self.command, self.path, self.headers))
        self.send_response(200)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    do_POST = do_GET

    def log_message(self, *_):
        pass


def free():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ask(port, path, head=b"", method="GET"):
    with socket.create_connection(("127.0.0.1", port), 5) as one:
        one.sendall(head + f"{method} {path} HTTP/1.1\r\nhost: door.example\r\nauthorization: Bearer sk-of-a-tenant\r\nconnection: close\r\n\r\n".encode())
        answer = b""
        while chunk := one.recv(65536):
            answer += chunk
    return int(answer.split(b" ", 2)[1]) if answer else 0


def door(space, inside):
    config = next(o for o in objects if o["kind"] == "ConfigMap" and o["metadata"]["name"] == "door" and o["metadata"]["namespace"] == space)["data"]["nginx.conf"]
    ports = {8080: free(), 8081: free(), 8082: free()}
    config = re.sub(r"listen (\d+)", lambda found: f"listen 127.0.0.1:{ports[int(found[1])]}", config)
    config = re.sub(r"server [a-z]+:\d+;", f"server 127.0.0.1:{inside};", config)
    version = tuple(map(int, re.search(r"nginx/([\d.]+)", subprocess.run([nginx, "-v"], capture_output=True, text=True).stderr)[1].split(".")))
    if version < (1, 23, 2):
        config = config.replace("$proxy_protocol_tlv_0xEA", "-")
    folder = tempfile.mkdtemp(prefix="door")
    config = config.replace("/tmp/", f"{folder}/").replace("/dev/stdout", f"{folder}/log").replace("/dev/stderr", f"{folder}/errors")
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(config)
    process = subprocess.Popen([nginx, "-c", f"{folder}/nginx.conf", "-p", folder, "-e", f"{folder}/errors", "-g", "daemon off;"])
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", ports[8082]), 1).close()
            break
        except OSError:
            if process.poll() is not None:
                sys.exit(open(f"{folder}/errors").read())
            threading.Event().wait(0.05)
    return process, ports, folder


service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=service.serve_forever, daemon=True).start()
broken = []
by_endpoint = b"PROXY TCP4 10.42.0.7 10.40.216.9 40000 443\r\n"
for space, passes, stays in (
    ("gateway", ["/v1/models", "/v1/chat/completions", "/v1/embeddings?x=1"],
     ["/", "/key/generate", "/team/new", "/v1/key/generate", "/spend/logs/v2", "/health", "/model/info", "/v1/model/info", "/ui", "/openapi.json", "/metrics", "/v1/models/",
      "/v1/models/../../key/generate", "/v1/chat/completions/..%2f..%2fkey%2fgenerate", "/v1/models%2f..%2f..%2fteam%2fnew", "/v1/models;/../key/list"]),
    ("sign-in", ["/realms/tenantry/protocol/openid-connect/auth?x=1", "/realms/tenantry/.well-known/openid-configuration", "/resources/abc/login.css"],
     ["/", "/admin", "/admin/master/console/", "/realms/master/protocol/openid-connect/token", "/metrics", "/health", "/realms/tenantry/../master/account",
      "/resources/../admin/", "/realms/tenantry/..%2fmaster", "/resources/%2e%2e/admin/realms", "/realms/tenantry"]),
):
    process, ports, folder = door(space, service.server_address[1])
    try:
        listens = [(8081, by_endpoint)] + ([(8080, b"")] if space == "sign-in" else [])
        for listen, head in listens:
            for path in passes:
                seen.clear()
                if ask(ports[listen], path, head) != 200 or [p for _, p, _ in seen] != [path]:
                    broken.append(f"{space}:{listen} {path} does not pass as it is: {[p for _, p, _ in seen]}")
                elif head and seen[0][2]["X-Forwarded-For"] != "10.42.0.7":
                    broken.append(f"{space}: whose request it is got lost")
            for path in stays:
                seen.clear()
                status = ask(ports[listen], path, head)
                if status not in (301, 400, 404) or seen:  # 301: nginx itself, from a folder without its slash
                    broken.append(f"{space}:{listen} {path} passes: {status} {[p for _, p, _ in seen]}")
        if space == "gateway":
            seen.clear()
            if ask(ports[8081], "/v1/models") == 200 or seen:
                broken.append("gateway: who does not say by which endpoint is let in")
        if ask(ports[8082], "/health") != 200:
            broken.append(f"{space}: does not say that it is open")
    finally:
        process.terminate()
        process.wait(10)
    if "sk-of-a-tenant" in open(f"{folder}/log").read() or "x=1" in open(f"{folder}/log").read():
        broken.append(f"{space}: keys or queries in the log")
    shutil.rmtree(folder)
for text in broken:
    print(text, file=sys.stderr)
print("both doors let pass what is listed, and nothing else" if not broken else f"{len(broken)} broken")
sys.exit(1 if broken else 0)
