"""The product's own data: words, titles, sentences, countries, observances."""

from importlib.resources import files
from typing import Any

import yaml


def read(name: str) -> Any:
    """Return what the file `name`.yaml of this folder says; who asks often keeps the answer."""
    text = files(__name__).joinpath(f"{name}.yaml").read_bytes()
    return yaml.load(text, Loader=yaml.CSafeLoader)
