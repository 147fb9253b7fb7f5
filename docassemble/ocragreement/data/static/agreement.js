/* Comforts that docassemble's screens do not have by themselves. */

(function ($) {
  "use strict";

  var KEY = "ocragreement-typed";
  var FOCUS = "ocragreement-focus";

  /* docassemble scrolls to what is refused for a whole second: a click meanwhile would be lost, for
     what it is meant for moves under the mouse. */
  $.fx.off = true;

  /* As lookup.fold in Python. */
  function folded(text) {
    var bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /* The list of States is searched without regard to accents, by the codes of a State and by every
     name of it in any language: what the list shows so comes first. */

  var stateNames = {};

  /* How well a State of the list fits what has been typed: 0 is best; -1 if it does not. */
  function rank(item, typed) {
    var query = folded(typed);
    var shown = folded(item);
    var known = stateNames[item] || { codes: [], names: [] };
    var isCode = known.codes.includes(query);
    if (isCode && typed === typed.toUpperCase()) {
      return 0;
    }
    if (shown.startsWith(query)) {
      return 1;
    }
    if (isCode) {
      return 2;
    }
    if (shown.includes(query)) {
      return 3;
    }
    // Two letters begin an article or a preposition in nearly every formal name.
    var inside = query.length > 2 ? " " + query : null;
    return known.names.some((each) => each.startsWith(query) || each.includes(inside)) ? 4 : -1;
  }

  function searchByAnyName() {
    var combobox = $.fn.combobox && $.fn.combobox.Constructor;
    if (!combobox) {
      return;
    }
    combobox.prototype.matcher = function (item) {
      return rank(item, this.query) >= 0;
    };
    combobox.prototype.sorter = function (items) {
      return items.sort((one, other) => rank(one, this.query) - rank(other, this.query));
    };
    combobox.prototype.blur = staysIfEnteredAgain(combobox.prototype.blur);
  }

  /* docassemble closes the list a moment after its field was left, and does so too if the field has
     been entered again in that moment: whoever picks a State and types on lost the list. */
  function staysIfEnteredAgain(blur) {
    return function (event) {
      var box = this;
      var later = window.setTimeout;
      window.setTimeout = function (close, moment) {
        return later(() => box.focused || close(), moment);
      };
      try {
        return blur.call(box, event);
      } finally {
        window.setTimeout = later;
      }
    };
  }

  /* Whoever has begun to type before the names have come finds with them too. */
  function fetchStateNames() {
    if (!$("#daform input[role=combobox]").length) {
      return;
    }
    window.url_action_call("state_names", {}, function (answer) {
      stateNames = answer;
      Object.values(window.daComboBoxes).forEach(function (box) {
        if (box.$element.is(":focus") && box.$element.val() && !box.selected) {
          box.lookup();
        }
      });
    });
  }

  function fields() {
    return $("#daform").find("input, select, textarea").not(":hidden[type=hidden], [type=file]");
  }

  /* What has been typed on a screen is still there after the language has been switched, or the
     glossary has been read. */
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
    if ($("body").hasClass("question-glossary")) {
      return;
    }
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

  /* A session that has ended on the server, or whose cookie is gone, would take nothing and begin a
     new draft without a word, when a screen is sent or when docassemble's page asks the server every
     few seconds whether all is well, and is told to load again. The notice stays until something is
     sent again: docassemble may load the page twice. */
  var SENT = "ocragreement-sent";

  function sessionOfPage() {
    return $(".draft-at-hand").attr("data-session");
  }

  function screenShown() {
    return $("input[name=_question_name]").val() + $("#daMainQuestion").text();
  }

  function keepWritten() {
    var typed = fields()
      .filter(":visible")
      .filter("input[type=text], input[type=date], textarea")
      .map(function () {
        var label = $(this.labels).first().text().trim();
        return this.value ? { label: label, value: this.value } : null;
      })
      .get();
    var sent = { session: sessionOfPage(), screen: screenShown(), typed: typed };
    sessionStorage.setItem(SENT, JSON.stringify(sent));
  }

  function keepSent(event) {
    if (event.target.id === "daform") {
      keepWritten();
    }
  }

  function keepBeforeReload(event, request, options, answer) {
    var reloads = /\/checkin\?/.test(options.url) && answer && answer.action === "reload";
    // While the notice is shown, what it shows is kept.
    if (reloads && !$(".session-lost").length) {
      keepWritten();
    }
  }

  function noticeLostSession() {
    var sent = JSON.parse(sessionStorage.getItem(SENT) || "null");
    if (!sent || !sent.session || !sessionOfPage()) {
      return;
    }
    if (sent.session === sessionOfPage()) {
      if (sent.screen !== screenShown()) {
        sessionStorage.removeItem(SENT);
      }
      return;
    }
    var notice = $("<div class='alert alert-warning session-lost' role='alert'></div>");
    notice.append($("<p></p>").text($(".language-menu").data("ended")));
    sent.typed.forEach(function (each) {
      var line = $("<p></p>").text(each.value);
      notice.append(line.prepend($("<strong></strong>").text(each.label + ": ")));
    });
    $("#daform").before(notice);
    notice[0].scrollIntoView({ block: "center" });
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

  /* A field that the focus leaves loses its refusal, and what stands below moves up: the button would
     be gone from under the mouse before it is released, and the click lost. */
  function stayInField(event) {
    event.preventDefault();
  }

  /* docassemble goes to a refusal of the server too, but a tenth of a second later: it is kept from
     it, for one may have gone elsewhere. */
  function goToRefusal() {
    var refused = $(".da-group-has-error:visible").first();
    if (refused.length) {
      window.scrollTo({ top: refused.offset().top - 60, behavior: "instant" });
      /* What never goes on: docassemble's movement waits behind it until both are taken away. */
      $("html").queue(() => {});
      setTimeout(() => $("html").stop(true), 200);
    }
  }

  /* docassemble calls a row of radio buttons a group that is required, which a group cannot be. */
  function nameRadioGroups() {
    $("#daform [role=group][aria-required]").each(function () {
      if ($(this).find("input[type=radio]").length) {
        $(this).attr("role", "radiogroup");
      } else {
        $(this).removeAttr("aria-required");
      }
    });
  }

  /* The clause beside its questions: as it will stand with what is chosen at this moment. */

  var asked = 0;
  var waiting = null;
  var texts = {};

  /* docassemble writes the names of variables in base64; what is written otherwise is none. */
  function name(encoded) {
    try {
      return atob(encoded);
    } catch {
      return "";
    }
  }

  /* The fields that are shown, by the name between the quotes of their variable. */
  function shownFields() {
    var found = {};
    $("#daform")
      .find("input, textarea, select")
      .each(function () {
        var part = $(this).closest(".dashowif");
        if (part.length && part.css("display") === "none") {
          return;
        }
        var group = $(this).closest("[data-varname]").data("varname");
        var variable = /'([^']+)'/.exec(name(group || part.data("saveas") || this.name || ""));
        if (!variable) {
          return;
        }
        if (group && this.type === "checkbox") {
          found[variable[1]] = found[variable[1]] || {};
          found[variable[1]][name($(this).data("cbvalue"))] = this.checked;
        } else if (this.type === "checkbox") {
          found[variable[1]] = this.checked;
        } else if (this.type !== "radio" || this.checked) {
          found[variable[1]] = this.value;
        }
      });
    return found;
  }

  /* Only what has changed is written anew: nothing goes from under the mouse while its button is
     down, and the tab and the Model's text that are open stay open. */
  function renew(place, html) {
    var fresh = $("<div>").html(html);
    var [tabs, freshTabs] = [place, fresh].map((each) => each.find("[role=tab]").text());
    if (tabs !== freshTabs) {
      place.html(html);
      return;
    }
    var problems = fresh.find(".problems");
    if (problems.text() !== place.find(".problems").text()) {
      place.find(".problems").remove();
      problems.insertBefore(place.find("[role=tablist]"));
    }
    place.find("[role=tabpanel]").each(function (index) {
      var panel = fresh.find("[role=tabpanel]").eq(index);
      panel.find(".the-model").attr("open", $(this).find(".the-model").attr("open"));
      if (panel.html() !== $(this).html()) {
        $(this).html(panel.html());
      }
    });
  }

  function showBeside(answer, number) {
    if (number !== asked || !answer) {
      return;
    }
    $(".beside[data-clause]").each(function () {
      renew($(this), answer.html);
    });
    texts = answer.typed || {};
    offerInsertions(answer.insertions);
    showUnderstood(answer.texts || {}, answer.read_as);
  }

  /* The variable of a field; where a field may be hidden, docassemble writes it on what holds it. */
  function variableOf(field) {
    return name(field.closest(".dashowif").data("saveas") || field.attr("name") || "");
  }

  /* Each field for text written by hand, with the code of its language. */
  function ownTexts() {
    return $("#daform textarea")
      .map(function () {
        var variable = /:text:(\w+)'/.exec(variableOf($(this)));
        return variable ? { area: $(this), language: variable[1] } : null;
      })
      .get();
  }

  /* Below each text what was read of it, what is wrong with it, or that it is behind. */
  function showUnderstood(told, heading) {
    ownTexts().forEach(function (each) {
      var said = told[each.language] || {};
      var place = each.area.siblings(".understood");
      if (!place.length) {
        place = $('<div class="understood" aria-live="polite"></div>').insertAfter(each.area);
      }
      each.area.addClass("own-text");
      place.empty();
      if (said.understood) {
        place.append($("<strong>").text(heading), $("<pre>").text(said.understood));
      }
      if (said.problem || said.behind) {
        place.append($('<p class="problem">').text(said.problem || said.behind));
      }
    });
  }

  /* Above each text written by hand, and each of items added, a list of names and references. */
  function offerInsertions(offered) {
    if (!offered || !offered.groups) {
      return;
    }
    $("#daform textarea").each(function () {
      var variable = /:(?:text|add):(\w+)'/.exec(variableOf($(this)));
      if (!variable) {
        return;
      }
      var place = $(this).siblings(".insertion");
      if (!place.length) {
        place = insertionFor(this, offered);
      }
      place.data("words", offered.words[variable[1]] || []);
      fillInsertions(place.find("select"), offered);
    });
  }

  function insertionFor(area, offered) {
    var of = ": " + $(area.labels).first().text().trim();
    return $('<div class="insertion"></div>')
      .append(
        $('<select class="form-select form-select-sm"></select>').attr("aria-label", offered.label + of),
        $('<button type="button" class="btn btn-sm btn-outline-secondary"></button>')
          .attr("aria-label", offered.button + of)
          .text(offered.button)
      )
      .insertBefore(area);
  }

  /* Filled anew only if the articles have changed: what has been chosen stays chosen. */
  function fillInsertions(list, offered) {
    var written = JSON.stringify(offered.groups);
    if (list.data("written") === written) {
      return;
    }
    var chosen = list.val();
    list.data("written", written).empty().append($("<option>").val("").text(offered.label));
    offered.groups.forEach(function (group) {
      var part = $("<optgroup>").attr("label", group.label).appendTo(list);
      group.options.forEach((each) => $("<option>").val(each.text).text(each.label).appendTo(part));
    });
    list.val(list.find("option").is((_, each) => each.value === chosen) ? chosen : "");
  }

  /* At the cursor, or at the end of a text in which it has not been. A small word before it that
     melts with what follows goes in too: of "de" and "[[offences]]" comes "[[de offences]]". */
  function insertName() {
    var place = $(this).closest(".insertion");
    var area = place.siblings("textarea")[0];
    var text = place.find("select").val();
    if (!text) {
      return;
    }
    var end = $(area).data("visited") ? area.selectionEnd : area.value.length;
    var start = $(area).data("visited") ? area.selectionStart : end;
    var before = /(?:^|\s)(\p{L}+)\s$/u.exec(area.value.slice(0, start));
    if (before && place.data("words").includes(before[1].toLowerCase())) {
      start -= before[1].length + 1;
      text = text.replace(/^(\{|\[\[)/, "$1" + before[1] + " ");
    }
    area.setRangeText(text, start, end, "end");
    $(area).trigger("focus").trigger("change");
  }

  function askBeside() {
    var beside = $(".beside[data-clause]");
    if (!beside.length) {
      return;
    }
    var number = ++asked;
    window.url_action_call(
      "clause_preview",
      { clause: beside.first().data("clause"), fields: shownFields() },
      (answer) => showBeside(answer, number)
    );
  }

  function askSoon() {
    if ($(".beside[data-clause]").length) {
      clearTimeout(waiting);
      waiting = setTimeout(askBeside, 250);
    }
  }

  function openTab(tab) {
    tab.addClass("active").attr("aria-selected", "true");
    tab.siblings().removeClass("active").attr("aria-selected", "false");
    var panels = tab.closest(".beside").find("[role=tabpanel]").prop("hidden", true);
    panels.eq(tab.index()).prop("hidden", false);
  }

  /* Editing by hand begins with the text that has been chosen. */
  function beginWithText() {
    ownTexts().forEach(function (each) {
      var shown = each.area.closest(".dashowif").css("display") !== "none";
      if (shown && !each.area.val() && texts[each.language]) {
        each.area.val(texts[each.language]);
      }
    });
    askSoon();
  }

  /* Or again with that of another wording. */
  function beginAgain() {
    ownTexts().forEach((each) => each.area.val(texts[each.language] || ""));
    askSoon();
  }

  /* Each window stays with its draft: what it sends goes to the session that its page came from,
     whichever other draft another window has opened since, and its address names the draft. */

  var session = "";

  function withSession(address) {
    if (!session || !/[?&]i=/.test(address) || /[?&](session|new_session|reset)=/.test(address)) {
      return address;
    }
    return address + "&session=" + encodeURIComponent(session);
  }

  function stayWithDraft() {
    var sheet = $(".draft-at-hand").first();
    session = sheet.data("draft") ? String(sheet.data("session")) : "";
    if (!session) {
      return;
    }
    $("a[href*='action=']").each(function () {
      this.href = withSession(this.href);
    });
    var here = new URL(window.location.href);
    here.search = "?i=" + here.searchParams.get("i") + "&draft=" + sheet.data("draft");
    window.history.replaceState(window.history.state, "", here);
  }

  $.ajaxPrefilter(function (options) {
    options.url = withSession(options.url);
  });

  $(document).on("daPageLoad", stayWithDraft);

  /* The set that is made in the background: asked for every second until it is there. */

  function followSet() {
    if ($(".the-set[data-state=making]").length) {
      window.url_action_call("set_state", {}, function (answer) {
        $(".the-set").replaceWith(answer.html);
        if (answer.documents) {
          $(".documents").replaceWith(answer.documents);
          $(".versions-kept").replaceWith(answer.versions);
        }
        stayWithDraft();
        setTimeout(followSet, 1000);
      });
    }
  }

  $(document).on("daPageLoad", followSet);
  $(document).on("input change", "#daform", askSoon);
  $(document).on("change", "#daform input[type=checkbox]", () => setTimeout(beginWithText, 400));
  /* The items of a clause change places; their letters go into the field above the list. */
  function moveItem() {
    var row = $(this).closest("li");
    var other = $(this).data("step") < 0 ? row.prev() : row.next();
    if ($(this).data("step") < 0) {
      row.insertBefore(other);
    } else {
      row.insertAfter(other);
    }
    $(this).trigger("focus");
    var list = row.closest(".item-order");
    var letters = list.children().map((_, each) => $(each).data("letter"));
    $("#daform input[type=text]")
      .filter((_, each) => variableOf($(each)).includes("'" + list.data("name") + "'"))
      .val(letters.get().join(", "))
      .trigger("change");
  }

  /* What moved something keeps the focus when the screen comes again. */
  function keepFocus() {
    sessionStorage.setItem(FOCUS, $(this).attr("aria-label") || "");
  }

  function restoreFocus() {
    var name = sessionStorage.getItem(FOCUS);
    sessionStorage.removeItem(FOCUS);
    var links = $("a[data-perform]").filter((_, each) => name && $(each).attr("aria-label") === name);
    // docassemble gives the focus to the question a moment after the screen has come.
    setTimeout(() => links.trigger("focus"), 50);
  }

  $(document).on("click", ".item-order button", moveItem);
  $(document).on("click", ".begin-again", beginAgain);
  $(document).on("click", ".insertion button", insertName);
  $(document).on("focus", "#daform textarea", function () {
    $(this).data("visited", true);
  });
  $(document).on("click", ".beside [role=tab]", function () {
    openTab($(this));
  });
  $(document).on("keydown", ".beside [role=tab]", function (event) {
    var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      var tabs = $(this).siblings().addBack();
      var next = tabs.eq((tabs.index(this) + step + tabs.length) % tabs.length);
      openTab(next);
      next.trigger("focus");
    }
  });
  /* An article with a remedy, or as it stands, is fetched when its place is folded open. */
  function showOpened() {
    $("details[data-preview][open]").each(function () {
      var place = $(this).find(".beside");
      window.url_action_call("remedy_preview", $(this).data("preview"), (answer) =>
        place.html(answer.html)
      );
      $(this).removeAttr("data-preview");
    });
  }

  /* Enter on what folds open folds it: docassemble would take it for the button that sends the screen. */
  function foldByEnter(event) {
    if (event.key === "Enter" && event.target.localName === "summary") {
      event.stopPropagation();
    }
  }

  document.addEventListener("keydown", foldByEnter, true);

  /* "toggle" does not bubble. */
  document.addEventListener("toggle", showOpened, true);
  $(document).on("click", "a[data-perform]", function (event) {
    event.preventDefault();
    if (window.daRequestPending) {
      return;
    }
    keepFocus.call(this);
    window.url_action_perform($(this).data("perform"), $(this).data("arguments"));
  });
  $(document).on("mousedown", "#daform button[type=submit]", stayInField);
  $(document).on("daPageLoad", goToRefusal);
  $(document).on("daPageLoad", nameRadioGroups);
  $(document).on("daPageLoad", showOpened);
  $(document).on("daPageLoad", restoreFocus);
  $(document).on("daPageLoad", () => $("#daright .folding").prop("open", true));
  $(document).on("daPageLoad", askBeside);
  $(document).on("click", ".language-switch, .glossary-link", keepTyped);
  $(document).on("click", ".glossary-link", function (event) {
    event.preventDefault();
    window.url_action_perform("show_glossary", {});
  });
  /* While the event goes down: docassemble's own answer to it ends it. */
  document.addEventListener("submit", keepSent, true);
  $(document).on("ajaxSuccess", keepBeforeReload);
  $(document).on("daPageLoad", noticeLostSession);
  $(document).on("daPageLoad", restoreTyped);
  $(document).on("daPageLoad", goBackByAction);
  $(document).on("daPageLoad", fetchStateNames);
  searchByAnyName();
})(jQuery);
