"""Pictures in a DOCX: photographs, the crest, and charts as lines with dots for older programs."""

import io
from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from docx.shared import Pt

from intl_crm.printing.chart_files import MARGIN, png_of, svg_of
from intl_crm.printing.chart_shapes import drawing_of
from intl_crm.printing.docx_elements import element
from intl_crm.printing.flow import Chart, Shot
from intl_crm.printing.paper_look import MEASURE, fitted, look_of
from intl_crm.printing.runs import words_of

# What a picture of lines stands in, beside the one of dots.
SVG = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


class Pictures:
    """Puts pictures into a document."""

    def __init__(self, document: Document, files: Mapping[str, bytes], language: str) -> None:
        self.part: DocumentPart = document.part
        self.files, self.language = files, language
        self.charts = self.shown = 0

    def draw(self, block: Shot | Chart) -> BaseOxmlElement:
        """Return the run that shows a photograph or a chart."""
        return self.chart(block) if isinstance(block, Chart) else self.photograph(block)

    def photograph(self, shot: Shot) -> BaseOxmlElement:
        photo = shot.picture
        room = MEASURE - look_of(self.language).text_at(shot.depth)
        size = fitted(photo.width, photo.height, room)
        return self.shows(self.files[photo.name], size, photo.name, words_of(shot.caption), photo.alt)

    def chart(self, block: Chart) -> BaseOxmlElement:
        drawing = drawing_of(block.figure, self.language)
        size = (drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN)
        self.charts += 1
        figure, name = block.figure, f"chart-{self.charts}"
        made = self.shows(png_of(drawing, self.language), size, f"{name}.png", figure.caption, figure.alt)
        link = self.svg(svg_of(drawing, self.language), name)
        (dots,) = made.xpath(".//a:blip")
        dots.append(parse_xml(SVG.format(link)))
        return made

    def svg(self, content: bytes, name: str) -> str:
        """Put a picture of lines into the document and return how it is referred to."""
        part = Part(PackURI(f"/word/media/{name}.svg"), "image/svg+xml", content, self.part.package)
        return self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def shows(
        self, content: bytes, size: tuple[float, float], name: str, title: str, alt: str
    ) -> BaseOxmlElement:
        """Return the run that shows a picture in a size, with the words for who cannot see it."""
        width, height = (Pt(side) for side in size)
        inline = self.part.new_pic_inline(io.BytesIO(content), width, height)
        self.shown += 1
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        for one in inline.xpath("./wp:docPr | .//pic:cNvPr"):
            one.set("id", str(self.shown))
            one.set("name", name)
            one.set("descr", alt)
            one.set("title", title or alt)
        return element("w:r", {}, element("w:drawing", {}, inline))
