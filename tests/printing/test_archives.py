import io
import zipfile

from intl_crm.printing.archives import settled


def archive(names: list[str], year: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name, (year, 5, 6, 7, 8, 10)), name.encode())
    return made.getvalue()


def test_an_archive_does_not_say_when_and_in_which_order_it_was_made() -> None:
    one = settled(archive(["b.xml", "mimetype", "a.xml"], 2021))
    assert one == settled(archive(["mimetype", "a.xml", "b.xml"], 2022))
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert file.namelist() == ["mimetype", "a.xml", "b.xml"]
        assert file.read("a.xml") == b"a.xml"
        assert file.getinfo("mimetype").compress_type == zipfile.ZIP_STORED


def test_the_content_types_stand_first() -> None:
    with zipfile.ZipFile(io.BytesIO(settled(archive(["a.xml", "[Content_Types].xml"], 2021)))) as file:
        assert file.namelist()[0] == "[Content_Types].xml"
