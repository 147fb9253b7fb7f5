/* Line numbers beside the text of a clause file. */

(function ($) {
  "use strict";

  function numbered(area, begin) {
    var gutter = $('<pre class="line-numbers" aria-hidden="true"></pre>');
    var shown = 0;

    function count() {
      var lines = area.value.split("\n").length;
      if (lines !== shown) {
        shown = lines;
        gutter.text(Array.from({ length: lines }, (_, index) => index + 1).join("\n"));
      }
      gutter.scrollTop(area.scrollTop);
    }

    $(area)
      .attr({ wrap: "off", spellcheck: "false", autocapitalize: "off" })
      .wrap('<div class="numbered"></div>')
      .before(gutter)
      .on("input scroll", count);
    count();
    if (begin > 0) {
      // docassemble gives the first field of a screen the focus and leaves the cursor at its end.
      setTimeout(() => show(area, begin), 300);
    }
  }

  function show(area, number) {
    var lines = area.value.split("\n");
    var before = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(before, before + (lines[number - 1] || "").length);
    area.scrollTop = (number - 6) * parseFloat(getComputedStyle(area).lineHeight);
  }

  $(document).on("daPageLoad", function () {
    var place = $("[data-editor-line]");
    var area = $("#daform textarea").get(0);
    if (place.length && area && !$(area).closest(".numbered").length) {
      numbered(area, Number(place.attr("data-editor-line")));
    }
  });
})(jQuery);
