"""What stands in the calendar beside exchanges: each feature declares its layers, asked for some days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from intl_crm.dates import PartialDate
from intl_crm.panels import Viewer
from intl_crm.texts import Found


@dataclass(frozen=True)
class LayerEntry:
    """Something of a layer: when it is, as far as that is known, and whose."""

    title: Found
    when: PartialDate
    url: str
    line: str
    country: str
    # Of which city it is; of the whole country where there is none.
    city_id: UUID | None = None
    is_great: bool = False


Entries = Callable[[Viewer, date, date], Iterable[LayerEntry]]


@dataclass(frozen=True)
class Layer:
    """A layer under its word in the vocabulary, and the question for what of it may lie between two days."""

    key: str
    icon: str
    entries: Entries


@dataclass
class Layers:
    """The registry that the features fill."""

    known: dict[str, Layer] = field(default_factory=dict)

    def register(self, *layers: Layer) -> None:
        """Make layers known, each once."""
        for layer in layers:
            self.known[layer.key] = layer

    def __iter__(self) -> Iterator[Layer]:
        """Go through the layers in the order in which they were declared."""
        return iter(self.known.values())


layers = Layers()
