"""Files and functions stay small enough to be read at one sitting."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = (
    "civic",
    "associations",
    "cameras",
    "retention",
    "disclosures",
    "subsidies",
    "shimonoseki_cam",
)
LONGEST_MODULE = 250
LONGEST_FUNCTION = 50
LONGEST_MEDIAN = 12  # the aim is 9

# path or path:function -> why it may be longer
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "shimonoseki_cam/demo/places.py:stand_camera": "five actions with their facts, one after the other",
}


def modules() -> list[Path]:
    return [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def functions() -> dict[str, int]:
    """Lines from the first of the signature (without decorators) to the last of the body."""
    found = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{path.relative_to(ROOT)}:{node.name}"
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found[name] = max(length, found.get(name, 0))
    return found


def test_modules_are_at_most_250_lines():
    long = {
        str(path.relative_to(ROOT))
        for path in modules()
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE
    }

    assert long == set(LONG_MODULES)


def test_functions_are_at_most_50_lines():
    long = {name for name, length in functions().items() if length > LONGEST_FUNCTION}

    assert long == set(LONG_FUNCTIONS)


def test_the_median_function_is_short():
    assert statistics.median(functions().values()) <= LONGEST_MEDIAN
