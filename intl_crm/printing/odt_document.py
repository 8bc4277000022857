"""A report as a file in OpenDocument."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from odfdo import Document, Element
from PIL import Image

from intl_crm.printing.archives import settled
from intl_crm.printing.chart_files import MARGIN, png_of, svg_of
from intl_crm.printing.chart_shapes import drawing_of
from intl_crm.printing.flow import (
    Block,
    Chart,
    Grid,
    Shot,
    blocks_of,
    headings_of,
    outline_of_blocks,
    runs_in,
)
from intl_crm.printing.odt_body import Body, Placed, placed_shot
from intl_crm.printing.odt_pages import master_pages, page_layouts
from intl_crm.printing.odt_styles import Styles, font_faces, new_page_styles
from intl_crm.printing.odt_tables import table_styles
from intl_crm.printing.outline import Outline
from intl_crm.printing.paper_look import ABOVE_YEARS, crest_fitted, look_of
from intl_crm.printing.report_data import Figure, Picture, ReportData
from intl_crm.printing.xml_text import cleaned

UNUSED = ("Thumbnails/thumbnail.png", "Configurations2/accelerator/current.xml", "manifest.rdf")


def odt_document(data: ReportData, pictures: Mapping[str, bytes], day: date) -> bytes:
    """Return the report as an ODT, the same bytes for the same data."""
    data = cleaned(data)
    blocks = blocks_of(data)
    outline = outline_of_blocks(blocks)
    document = Document("text")
    _clear(document)
    crest = _crest(data.crest, pictures) if data.crest else None
    _styles(document, data, blocks, outline, crest)
    _content(document, Body(data, blocks, outline), crest)
    _pictures(document, pictures)
    _meta(document, data, day)
    written = io.BytesIO()
    document.save(written)
    return settled(written.getvalue())


def _clear(document: Document) -> None:
    """Take out of the template what would come along with it."""
    for name in [*document.parts]:
        if name in UNUSED or name.startswith(("Thumbnails/", "Configurations2/")):
            document.del_part(name)
    for path in document.manifest.get_paths():
        if path in UNUSED or path.startswith(("Thumbnails/", "Configurations2/")):
            document.manifest.del_full_path(path)
    document.body.clear()


def _styles(
    document: Document, data: ReportData, blocks: Sequence[Block], outline: Outline, crest: Placed | None
) -> None:
    others = _other_languages(blocks, data.lang)
    tight = look_of(data.lang).tightened([heading.depth for heading in headings_of(blocks)])
    above = ABOVE_YEARS - (crest.height if crest else 0)
    styles = Styles(data.lang, outline, above_years=above, tight=tight)
    root = document.styles.root
    _fill(root, "office:font-face-decls", font_faces((data.lang, *others)))
    _fill(root, "office:styles", styles.all(others))
    _fill(root, "office:automatic-styles", page_layouts())
    _fill(root, "office:master-styles", master_pages(data))


def _content(document: Document, body: Body, crest: Placed | None) -> None:
    root = document.content.root
    grids = [block for block in body.blocks if isinstance(block, Grid)]
    _fill(root, "office:font-face-decls", ())
    _fill(root, "office:automatic-styles", (*new_page_styles(), *table_styles(grids)))
    for part in (*body.cover(crest), body.contents(), *body.below(dict(_placed(document, body)))):
        document.body.append(part)


def _placed(document: Document, body: Body) -> Iterator[tuple[Shot | Chart, Placed]]:
    """Go through the pictures below the contents; charts are drawn and put into the file."""
    charts = 0
    for block in body.blocks:
        if isinstance(block, Shot):
            yield block, placed_shot(block, body.look)
        if isinstance(block, Chart):
            charts += 1
            yield block, _chart(document, block.figure, body.data.lang, f"chart-{charts}")


def _chart(document: Document, figure: Figure, language: str, name: str) -> Placed:
    drawing = drawing_of(figure, language)
    drawn = {f"{name}.svg": svg_of(drawing, language), f"{name}.png": png_of(drawing, language)}
    _pictures(document, drawn)
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    return Placed(tuple(f"Pictures/{one}" for one in drawn), width, height, figure.caption, figure.alt)


def _fill(root: Element, tag: str, children: Iterator[Element] | Sequence[Element]) -> None:
    """Replace what stands in a part of the document."""
    holder = root.get_element(tag)
    if holder is None:
        raise LookupError(tag)
    holder.clear()
    for child in children:
        holder.append(child)


def _pictures(document: Document, pictures: Mapping[str, bytes]) -> None:
    for name in sorted(pictures):
        document.set_part(f"Pictures/{name}", pictures[name])
        document.manifest.add_full_path(f"Pictures/{name}", _media_type(name))


def _media_type(name: str) -> str:
    ending = name.rpartition(".")[2]
    return {"jpg": "image/jpeg", "svg": "image/svg+xml"}.get(ending, f"image/{ending}")


def _meta(document: Document, data: ReportData, day: date) -> None:
    """Say what the document is, dated by the report and not by the clock."""
    meta, moment = document.meta, datetime.combine(day, time())
    meta.title, meta.subject, meta.language = data.title, data.subtitle or data.title, data.lang
    meta.creator = meta.initial_creator = data.office
    meta.creation_date = meta.date = moment
    meta.editing_cycles = 1


def _crest(crest: Picture, pictures: Mapping[str, bytes]) -> Placed:
    with Image.open(io.BytesIO(pictures[crest.name])) as image:
        size = crest_fitted(*image.size)
    return Placed((f"Pictures/{crest.name}",), *size, crest.alt, crest.alt)


def _other_languages(blocks: Sequence[Block], language: str) -> list[str]:
    """Return the languages of words that stand in for missing ones, or are names."""
    return sorted({run.language for run in runs_in(blocks) if run.language and run.language != language})
