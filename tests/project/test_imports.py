import pytest

from tests.project.sources import imports, modules, reached, way

# From below to above: a room imports from those before it and from itself, not from others of its own line.
ROOMS = (
    {"shared"},
    {"accounts"},
    {"desk"},
    {"jobs"},
    {"files"},
    {"cities"},
    {"delegations"},
    {"events"},
    {"home", "calendar", "planner", "protocol", "reports", "graph", "search", "transfer"},
    {"demo"},
    {"program"},
)
# Modules whose room is not told by their folder: all others at the top are shared.
PLACED = {
    # Every list and chooser asks the index; the page of searching stands above.
    "search.index": "shared",
    "search.models": "shared",
    "search.terms": "shared",
    "edge": "accounts",  # It begins each request with who is signed in.
    # These put the program together, and so know every room.
    "__main__": "program",
    "arbiter": "program",
    "cli": "program",
    "db_commands": "program",
    "error_pages": "program",
    "features": "program",
    "frame": "program",
    "health": "program",
    "migrating": "program",
    "migrations": "program",
    "opening": "program",
    "serving": "program",
    "tables": "program",
    "web": "program",
}
# Shared machinery that is a folder of its own.
SHARED = {"data", "printing"}

LAYERS = (
    {"models", "rules"},
    {"forms", "listings", "operations", "pages", "panels", "queries"},
    {"declared"},
    {"commands", "views"},
)
ROOM_NAMES = frozenset().union(*ROOMS)
LAYER_NAMES = frozenset().union(*LAYERS)

# Faces: these know Flask, by themselves or through the words of the interface.
FACES = {"commands", "declared", "field", "forms", "listings", "pages", "panels", "views"}
FACES_BY_NAME = {
    "intl_crm.accounts.guard",  # It stands before every view.
    "intl_crm.accounts.signed_in",  # It reads the browser's cookie.
    "intl_crm.assets",
    "intl_crm.edge",
    "intl_crm.error_pages",
    "intl_crm.frame",
    "intl_crm.i18n",
    "intl_crm.logs",
    "intl_crm.security_headers",
}
FACE_ROOMS = {"desk", "program"}


def room(module: str) -> str:
    if module == "intl_crm":
        return "program"
    first, inner = module.split(".")[1], module.partition(".")[2]
    return PLACED.get(inner) or PLACED.get(first) or (first if first in ROOM_NAMES else "shared")


def height(module: str) -> int:
    return next(index for index, rooms in enumerate(ROOMS) if room(module) in rooms)


def part(module: str) -> str:
    """What a module is by the last word of its name: `own_views` are views."""
    return module.rpartition(".")[2].rpartition("_")[2]


def layer(module: str) -> int | None:
    """The layer of a feature's module that has one of the known names."""
    if part(module) not in LAYER_NAMES or room(module) in FACE_ROOMS | {"shared"}:
        return None
    return next(index for index, names in enumerate(LAYERS) if part(module) in names)


def is_face(module: str) -> bool:
    return part(module) in FACES or module in FACES_BY_NAME or room(module) in FACE_ROOMS


def test_every_folder_is_a_room() -> None:
    folders = {path.parent.name for path in modules().values() if path.name == "__init__.py"}
    assert folders - ROOM_NAMES - SHARED - PLACED.keys() - {"intl_crm", "versions"} == set()


def test_rooms_import_one_way() -> None:
    wrong = [
        str(found)
        for found in imports()
        if found.imported in modules()
        and room(found.importer) != room(found.imported)
        and height(found.importer) <= height(found.imported)
    ]
    assert wrong == []


def test_layers_of_features_import_one_way() -> None:
    wrong = [
        way(name, other)
        for name in modules()
        if (own := layer(name)) is not None
        for other in reached(name)
        if (others := layer(other)) is not None and others > own
    ]
    assert wrong == []


def test_nothing_below_the_faces_knows_flask() -> None:
    wrong = [
        way(name, other)
        for name in modules()
        if not is_face(name)
        for other in reached(name)
        if other.partition(".")[0].startswith("flask")
    ]
    assert wrong == []


def test_no_modules_import_each_other() -> None:
    assert [way(name, name) for name in modules() if name in reached(name)] == []


@pytest.mark.parametrize("face", sorted(FACES_BY_NAME))
def test_the_listed_faces_exist(face: str) -> None:
    assert face in modules()
