"""A translator of a draft: what one sends back for what one has been sent."""

from lxml import etree

from docassemble.ocragreement.xliff import NAMESPACE

TURKIYE = """
counterpart: {state: TR}
level: governments
languages: {authentic: [es, tr, en], prevailing: en}
place: {es: Ankara, en: Ankara}
date: 2027-05-12
"""
TURKISH = {
    "heading": "Madde {#}",
    "title.1": "İŞBİRLİĞİ ANLAŞMASI",
    "title.3": "ARJANTİN CUMHURİYETİ HÜKÛMETİ",
    "title.5": "TÜRKİYE CUMHURİYETİ HÜKÛMETİ",
    "counterpart/title.3": "TÜRKİYE CUMHURİYETİ HÜKÛMETİ",
    "counterpart/title.5": "ARJANTİN CUMHURİYETİ HÜKÛMETİ",
    "opening.1": (
        "Bundan böyle “Taraflar” olarak anılacak olan Arjantin Cumhuriyeti Hükûmeti ile Türkiye"
        " Cumhuriyeti Hükûmeti,"
    ),
    "agreed.1": "Aşağıdaki hususlarda anlaşmaya varmışlardır:",
    "signature.home.party": "ARJANTİN CUMHURİYETİ HÜKÛMETİ ADINA",
    "signature.counterpart.party": "TÜRKİYE CUMHURİYETİ HÜKÛMETİ ADINA",
}


def unit_key(unit: etree._Element) -> str:
    side = unit.getparent().get("id")
    return unit.get("id") if side == "home" else f"counterpart/{unit.get('id')}"


def translator(file: bytes, words: dict[str, str], prefix: str) -> bytes:
    """Do what a translator does: a target beside each source, placeholders moved along."""
    root = etree.fromstring(file)
    for unit in root.iter(f"{{{NAMESPACE}}}unit"):
        segment = unit.find(f"{{{NAMESPACE}}}segment")
        source = segment.find(f"{{{NAMESPACE}}}source")
        target = etree.fromstring(etree.tostring(source))
        target.tag = f"{{{NAMESPACE}}}target"
        said = words.get(unit_key(unit))
        if said is None:
            target.text = prefix + (target.text or "")
        else:
            placeholders = list(target)
            for each in placeholders:
                target.remove(each)
            before, _, after = said.partition("{#}")
            target.text = before
            for each in placeholders:
                each.tail = after
                target.append(each)
        segment.append(target)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
