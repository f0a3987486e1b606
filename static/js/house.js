/* Small comforts. Every page works without this file. */
(function () {
  "use strict";

  function focusInside(target) {
    var control = target.matches("input, select, textarea")
      ? target
      : target.querySelector("input:not([type=hidden]), select, textarea");
    if (control) {
      control.focus();
      control.scrollIntoView({ block: "center" });
    }
  }

  var summary = document.querySelector("[data-error-summary]");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var target = link && document.getElementById(link.hash.slice(1));
      if (target) {
        event.preventDefault();
        focusInside(target);
      }
    });
  }

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });

  // A day picked from the calendar is written into the text; writing again unpicks it.
  var wareki = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  document.querySelectorAll(".date-pair").forEach(function (pair) {
    var text = pair.querySelector("input[type=text]");
    var picker = pair.querySelector("input[type=date]");
    if (text && picker) {
      picker.addEventListener("change", function () {
        text.value = picker.value ? wareki.format(new Date(picker.value)) : text.value;
      });
      text.addEventListener("input", function () {
        picker.value = "";
      });
    }
  });
})();
