"""What somebody types or sends who wants it to be more than text."""

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "Mako": "${1/0} <%import os%> ${draft.__class__}",
    "Jinja2": "{{ 7*7 }} {% for x in y %} {# c #}",
    "YAML": "!!python/object/apply:os.system [id] &a [*a, *a]",
    "Markdown": "**x** [a](javascript:alert(1)) \\d _y_ `z` [FILE x.png] [YOUTUBE abc] :icon:",
    "control": "a\x00b\x07c\x1bd\x7fe",
    "direction": "a\u202eb\u200fc\ufeffd",
    "emoji": "👩🏽\u200d⚖️ 🇦🇷 𝔘 e\u0301",
    "length": "palabra " * 1250,
}
