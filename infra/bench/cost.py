"""What a program costs, and a table of that.

cost.py COMMAND…                      runs it; its last line to the error stream: seconds, most MiB of it and all that it started
cost.py --table FOLDER PROFILE…       of the files that infra.sh leaves: init-S, plan-S, render-S (seconds MiB a line), resources-S, objects-S
"""
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path


def memory(session):
    """Of all processes of a session, in KiB: pages that several share count once."""
    whole = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rsplit(")", 1)[1].split()[3]) == session:
                whole += next(int(line.split()[1]) for line in (folder / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        except (OSError, StopIteration, IndexError):
            continue  # it has ended meanwhile
    return whole


def measure(command):
    began, most, over = time.monotonic(), 0, threading.Event()
    process = subprocess.Popen(command, start_new_session=True)

    def look():
        nonlocal most
        while not over.is_set():
            most = max(most, memory(process.pid))
            over.wait(0.02)

    watch = threading.Thread(target=look)
    watch.start()
    code = process.wait()
    took = time.monotonic() - began
    over.set()
    watch.join()
    print(f"{took:.3f} {most / 1024:.1f}", file=sys.stderr)
    return code


def columns(path):
    return list(zip(*[map(float, line.split()) for line in path.read_text().splitlines()]))


def row(profile, what, figures, first):
    seconds, mib = figures
    quarters = statistics.quantiles(seconds, n=4, method="inclusive") if len(seconds) > 1 else [seconds[0]] * 3
    ratio = statistics.median(own / other for own, other in zip(seconds, first))
    return f"| {profile} | {what} | {quarters[1]:.2f} | {quarters[0]:.2f} | {quarters[2]:.2f} | {max(seconds):.2f} | {ratio:.2f} | {max(mib):.0f} |"


def table(folder, profiles):
    print("| Profile | What | median, s | lower quartile | upper quartile | most | to S | most memory, MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for step, unit in (("init", None), ("plan", "resources"), ("render", "objects")):
        first = columns(folder / f"{step}-{profiles[0]}")[0]
        for profile in profiles:
            what = {"init": "`terraform init`", "plan": "`terraform plan`", "render": "rendering"}[step]
            what += f", {(folder / f'{unit}-{profile}').read_text().strip()} {unit}" if unit else ""
            print(row(profile, what, columns(folder / f"{step}-{profile}"), first))


if sys.argv[1] == "--table":
    table(Path(sys.argv[2]), sys.argv[3:])
else:
    sys.exit(measure(sys.argv[1:]))
