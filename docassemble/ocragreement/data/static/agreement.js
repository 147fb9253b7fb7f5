/* Three comforts that docassemble's screens do not have by themselves. */

(function ($) {
  "use strict";

  var KEY = "ocragreement-typed";

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /* The list of States is searched without regard to accents; names that begin so come first. */
  function searchWithoutAccents() {
    var combobox = $.fn.combobox && $.fn.combobox.Constructor;
    if (!combobox) {
      return;
    }
    combobox.prototype.matcher = function (item) {
      return folded(item).includes(folded(this.query));
    };
    combobox.prototype.sorter = function (items) {
      var query = folded(this.query);
      var first = items.filter((item) => folded(item).startsWith(query));
      return first.concat(items.filter((item) => !first.includes(item)));
    };
  }

  function fields() {
    return $("#daform").find("input, select, textarea").not(":hidden[type=hidden], [type=file]");
  }

  /* What has been typed on a screen is still there after the language has been switched. */
  function keepTyped() {
    var typed = fields()
      .map(function () {
        return { id: this.id, value: this.value, checked: this.checked };
      })
      .get();
    var screen = $("input[name=_question_name]").val();
    sessionStorage.setItem(KEY, JSON.stringify({ screen: screen, typed: typed }));
  }

  function restoreTyped() {
    var kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    sessionStorage.removeItem(KEY);
    if (!kept || kept.screen !== $("input[name=_question_name]").val()) {
      return;
    }
    kept.typed.forEach(function (each) {
      var field = document.getElementById(each.id);
      if (!field || !each.id) {
        return;
      }
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked !== each.checked) {
          $(field).prop("checked", each.checked).trigger("change");
        }
      } else if (field.getAttribute("role") !== "combobox" && field.value !== each.value) {
        $(field).val(each.value).trigger("change");
      }
    });
  }

  /* Going back, by the button or by the browser's own, keeps the answers of every screen gone over. */
  function goBackByAction() {
    $("#dabackbutton")
      .off("submit")
      .on("submit", function (event) {
        event.preventDefault();
        window.url_action_perform("step_back", {});
      });
  }

  $(document).on("click", ".language-switch", keepTyped);
  $(document).on("daPageLoad", restoreTyped);
  $(document).on("daPageLoad", goBackByAction);
  searchWithoutAccents();
})(jQuery);
