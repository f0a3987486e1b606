/* 「いまいる場所を使う」: the address gets the point, and the page comes back with the cameras
   that film it already chosen. Nothing is sent before the button is pressed. */
(function () {
  "use strict";

  var box = document.querySelector("[data-here]");
  if (!box || !navigator.geolocation || !window.isSecureContext) {
    return;
  }
  var button = box.querySelector("button");
  var told = box.querySelector("[role=status]");
  box.hidden = false;

  function found(position) {
    var address = new URL(window.location.href);
    var spot = document.getElementById("id_spot");
    address.searchParams.set("latitude", position.coords.latitude.toFixed(6));
    address.searchParams.set("longitude", position.coords.longitude.toFixed(6));
    if (spot && spot.value) {
      address.searchParams.set("spot", spot.value);
    }
    window.location.replace(address);
  }

  function missed() {
    button.disabled = false;
    told.textContent = "場所が分かりませんでした。下の一覧からカメラを選んでください。";
  }

  button.addEventListener("click", function () {
    button.disabled = true;
    told.textContent = "場所を調べています…";
    navigator.geolocation.getCurrentPosition(found, missed, {
      enableHighAccuracy: true, timeout: 15000, maximumAge: 60000,
    });
  });
})();
