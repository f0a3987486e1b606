/* Maps on Leaflet: shows cameras and their wedges, and lets a person pick a place.
   <div class="map" data-map='{"center":[33.95,130.94],"zoom":17,"points":[…]}'
        data-tiles="https://…/{z}/{x}/{y}.png" data-picks="id_latitude,id_longitude"
        data-shape="id_bearing,id_angle,id_range" hidden></div> */
(function () {
  "use strict";

  var METRES_PER_DEGREE = 111320;

  function fields(element, name) {
    return (element.dataset[name] || "").split(",").filter(Boolean).map(function (id) {
      return document.getElementById(id.trim());
    });
  }

  // The wedge as a ring of points; bearing in degrees from north, clockwise.
  function wedge(point) {
    var ring = [[point.lat, point.lng]];
    var shrink = Math.cos((point.lat * Math.PI) / 180);
    for (var step = 0; step <= 24; step += 1) {
      var degrees = point.bearing - point.angle / 2 + (point.angle * step) / 24;
      var radians = (degrees * Math.PI) / 180;
      ring.push([
        point.lat + (point.range * Math.cos(radians)) / METRES_PER_DEGREE,
        point.lng + (point.range * Math.sin(radians)) / (METRES_PER_DEGREE * shrink),
      ]);
    }
    return ring;
  }

  function draw(layer, point) {
    if (point.angle && point.range) {
      L.polygon(wedge(point), { color: "#264af4", weight: 2, fillOpacity: 0.2 }).addTo(layer);
    }
    var dot = L.circleMarker([point.lat, point.lng], {
      radius: 9, color: "#fff", weight: 2, fillColor: "#0017c1", fillOpacity: 1,
    }).addTo(layer);
    if (point.label) {
      var text = document.createElement("span");
      text.textContent = point.label;
      dot.bindTooltip(text, { permanent: true, direction: "bottom", offset: [0, 8] });
    }
  }

  function picking(map, element) {
    var place = fields(element, "picks");
    var shape = fields(element, "shape");
    if (place.length !== 2 || !place[0] || !place[1]) {
      return;
    }
    var layer = L.layerGroup().addTo(map);
    function number(input) {
      return input && input.value !== "" ? Number(input.value) : null;
    }
    function redraw() {
      layer.clearLayers();
      var lat = number(place[0]);
      var lng = number(place[1]);
      if (lat === null || lng === null || isNaN(lat) || isNaN(lng)) {
        return;
      }
      draw(layer, {
        lat: lat, lng: lng, bearing: number(shape[0]) || 0, angle: number(shape[1]), range: number(shape[2]),
      });
    }
    map.on("click", function (event) {
      place[0].value = event.latlng.lat.toFixed(6);
      place[1].value = event.latlng.lng.toFixed(6);
      redraw();
    });
    place.concat(shape).forEach(function (input) {
      if (input) {
        input.addEventListener("input", redraw);
      }
    });
    redraw();
  }

  function start(element) {
    var data = JSON.parse(element.dataset.map || "{}");
    var points = data.points || [];
    element.hidden = false;
    var map = L.map(element, { scrollWheelZoom: false });
    map.attributionControl.setPrefix(false);
    if (element.dataset.tiles) {
      L.tileLayer(element.dataset.tiles, {
        maxZoom: 18,
        attribution: '<a href="https://maps.gsi.go.jp/development/ichiran.html">国土地理院</a>',
      }).addTo(map);
    }
    var layer = L.featureGroup().addTo(map);
    points.forEach(function (point) { draw(layer, point); });
    if (points.length && !data.center) {
      map.fitBounds(layer.getBounds().pad(0.3), { maxZoom: 18 });
    } else {
      map.setView(data.center || [33.9578, 130.9414], data.zoom || 17);
    }
    picking(map, element);
  }

  if (window.L) {
    document.querySelectorAll("[data-map]").forEach(start);
  }
})();
