"""Generates the Python database client for LiteLLM's schema without the Prisma command line.

usage: python generate_client.py FOLDER_OF_DESCRIBE_MJS
"""
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from prisma import config as prisma_config
from prisma.generator.generator import BASE_PACKAGE_DIR, Generator
from prisma.generator.models import PythonData

engine = Path(sys.argv[1])
schema = Path(find_spec("litellm").origin).with_name("proxy") / "schema.prisma"
described = json.loads(
    subprocess.check_output(["node", engine / "describe.mjs", schema, engine / "types.json"])
)
[generator] = [
    g for g in described["config"]["generators"] if g["provider"]["value"] == "prisma-client-py"
]
generator["output"] = {"value": str(BASE_PACKAGE_DIR), "fromEnvVar": None}
Generator().generate(
    PythonData.model_validate(
        {
            "generator": generator,
            "otherGenerators": [],
            "datasources": described["config"]["datasources"],
            "dmmf": described["dmmf"],
            "datamodel": schema.read_text(),
            "schemaPath": str(schema),
            "version": prisma_config.expected_engine_version,
            "binaryPaths": {},
        }
    )
)
