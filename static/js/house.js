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

  // 和暦の欄と暦の欄が並ぶところ：暦で選んだ日を左の欄にも入れる
  document.querySelectorAll(".date-pair").forEach(function (pair) {
    var text = pair.querySelector("input[type=text]");
    var picker = pair.querySelector("input[type=date]");
    if (text && picker) {
      picker.addEventListener("change", function () {
        if (picker.value) {
          text.value = picker.value;
        }
      });
    }
  });
})();
