/* Checks one night's records in the browser: nothing is sent, nothing is fetched.
   <div data-verify data-public-key="…" hidden>: an input type=file, [data-verify-summary],
   [data-verify-steps], and a template each for the banner-success, -error and -warning. */
(function () {
  "use strict";

  var FORMAT = "shimonoseki-cam erasure proof v1";
  var FIRST_LINE = "shimonoseki-cam journal seal v1";
  var CLOSED = "夜間の消去を終えた";
  var GOOD = "good", BAD = "bad", OPEN = "open"; // open: could not be checked
  var LABELS = {
    good: ["確かめました", "chip-success"], bad: ["ちがいます", "chip-error"], open: ["確かめられません", "chip-warning"],
  };

  var tree = window.merkleTree;
  var hex = tree.hex, unhex = tree.unhex, leafHash = tree.leafHash;
  var inPortions = tree.inPortions, rootOf = tree.rootOf, rootFromProof = tree.rootFromProof;

  // --- Words ---

  var day = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  var moment = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeStyle: "medium", timeZone: "Asia/Tokyo" });

  function readable(line) {
    try {
      var row = JSON.parse(line);
      return "ファイル " + row[3] + "、撮影日 " + day.format(new Date(row[5])) + "、消去した日時 " + moment.format(new Date(row[10]));
    } catch {
      return "読めない行 " + line;
    }
  }

  function step(kind, title, text) {
    return { kind: kind, title: title, text: text };
  }

  // --- The rows, one by one ---

  function numberOf(line) {
    return Number((/^\[(-?\d+),/.exec(line) || [])[1]);
  }

  // The same values under another number are another row that took this one's place.
  async function movedFrom(line, data) {
    var values = line.slice(line.indexOf(","));
    for (var place = 0; place < data.leaf_ids.length; place += 1) {
      if (hex(await leafHash("[" + data.leaf_ids[place] + values)) === data.leaf_hashes[place]) {
        return data.leaf_ids[place];
      }
    }
    return null;
  }

  async function firstDifference(data, hashes) {
    for (var place = 0; place < Math.max(data.rows.length, data.leaf_hashes.length); place += 1) {
      var line = data.rows[place];
      var here = line === undefined ? Infinity : numberOf(line);
      var sealed = place < data.leaf_ids.length ? data.leaf_ids[place] : Infinity;
      if (here > sealed) {
        return sealed + "番の記録が消されています。";
      }
      if (here !== sealed || hex(hashes[place]) !== data.leaf_hashes[place]) {
        var was = await movedFrom(line, data);
        if (was !== null) {
          return here + "番にあるのは、封印のときに" + was + "番だった記録です。入れかえられています。いまの行：" + readable(line);
        }
        return (here < sealed ? here + "番の記録が、あとから加えられています" : sealed + "番の記録が、書きかえられています") + "。いまの行：" + readable(line);
      }
    }
    return "";
  }

  async function checkRows(data) {
    var title = data.rows.length + "件の記録";
    var hashes = await inPortions(data.rows, leafHash);
    if (!data.leaf_hashes) {
      var same = (await rootOf(hashes)) === data.erasures_root;
      return step(same ? GOOD : BAD, title, same ? "すべての記録が、根と合います。" : "記録が変えられています。封印のときの一覧がこのファイルに無いため、どの記録かは分かりません。");
    }
    var found = await firstDifference(data, hashes);
    return step(found ? BAD : GOOD, title, found || "一件ずつ、封印のときの値と合いました。");
  }

  async function checkRoot(data) {
    var title = "記録の根";
    if (!data.leaf_hashes) {
      return step(OPEN, title, "封印のときの一覧が、このファイルにありません。");
    }
    var same = (await rootOf(data.leaf_hashes.map(unhex))) === data.erasures_root;
    return step(same ? GOOD : BAD, title, same ? "封印のときの一覧から計算した根と合いました。" : "封印のときの一覧が変えられています。どの記録が変えられたかは、この一覧では分かりません。");
  }

  function checkPaper(data) {
    var paper = location.hash.slice(1).toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(paper)) {
      return step(OPEN, "紙の証明書との照合", "QRから開いていません。紙の「消去の記録の根」と、次の値を見くらべてください。" + data.erasures_root.match(/.{1,8}/g).join(" "));
    }
    var same = paper === data.erasures_root;
    return step(same ? GOOD : BAD, "紙の証明書との照合", same ? "QRにある根と合いました。" : "QRにある根とちがいます。この証明書のファイルではないか、ファイルが変えられています。");
  }

  // --- The closing entry, the seal and its signature ---

  async function checkEntry(data, seal) {
    var title = "夜を終えた操作の記録";
    if (!seal || !data.entry || data.entry_index === null) {
      return step(OPEN, title, "この夜は、まだ封印されていません。");
    }
    var entry = JSON.parse(data.entry);
    var facts = entry[6];
    var isThisNight = entry[3] === CLOSED && entry[5] === "retention.nightlyrun:" + data.run && facts["夜"] === data.night;
    if (!isThisNight || facts["消去の記録の根"] !== data.erasures_root || facts["消去の記録の数"] !== (data.leaf_hashes || data.rows).length) {
      return step(BAD, title, "この夜の日付、根、数のどれかが、操作の記録とちがいます。");
    }
    var root = await rootFromProof(await leafHash(data.entry), data.entry_index, seal.count, data.entry_proof.map(unhex));
    var same = root && hex(root) === seal.root;
    return step(same ? GOOD : BAD, title, same ? "封印 第" + seal.number + "号に含まれています。" : "封印に含まれていません。操作の記録が変えられています。");
  }

  // The seal binds the numbers of the association and the recorder; the names are the file's own.
  function checkPlace(data, entryStep) {
    var title = "団体と録画装置";
    var names = "ファイルに書かれた名前（封印には番号だけが入っています）：" + data.association + "、" + data.recorder;
    if (entryStep.kind !== GOOD) {
      return step(OPEN, title, "封印にある番号と照らせません。" + names);
    }
    var entry = JSON.parse(data.entry);
    var association = entry[4], recorder = entry[6]["録画装置"];
    if (association !== data.association_id || (recorder !== undefined && recorder !== data.recorder_id)) {
      return step(BAD, title, "ファイルの番号が、封印にある番号とちがいます。" + names);
    }
    if (recorder === undefined) {
      return step(OPEN, title, "封印にあるのは、団体" + association + "番だけです。録画装置の番号は入っていません。" + names);
    }
    return step(GOOD, title, "封印にある番号は、団体" + association + "番、録画装置" + recorder + "番です。" + names);
  }

  function parseNote(note) {
    var lines = (note || "").split("\n");
    var values = {};
    lines.slice(1).forEach(function (line) {
      values[line.split(": ")[0]] = line.slice(line.indexOf(": ") + 2);
    });
    return lines[0] === FIRST_LINE ? { number: values.number, count: Number(values.entry_count), root: values.root, at: values.sealed_at } : null;
  }

  function checkKey(data, publicKey) {
    if (!data.public_key) {
      return step(OPEN, "市の公開鍵", "まだ封印がありません。");
    }
    if (!publicKey) {
      return step(OPEN, "市の公開鍵", "このページに市の公開鍵がないため、照らせません。");
    }
    var same = data.public_key === publicKey;
    return step(same ? GOOD : BAD, "市の公開鍵", same ? "ファイルの鍵は、このページにある市の公開鍵と同じです。" : "ファイルの鍵は、市の公開鍵ではありません。");
  }

  async function checkSignature(data, publicKey) {
    var title = "封印の署名";
    if (!data.note || !publicKey) {
      return step(OPEN, title, data.note ? "このページに市の公開鍵がないため、確かめられません。" : "まだ封印されていません。");
    }
    var key;
    try {
      key = await crypto.subtle.importKey("raw", unhex(publicKey), { name: "Ed25519" }, false, ["verify"]);
    } catch {
      return step(OPEN, title, "このブラウザーは、署名（Ed25519）を確かめられません。ほかの項目は確かめました。新しいブラウザーで、もう一度試してください。");
    }
    var holds = await crypto.subtle.verify({ name: "Ed25519" }, key, unhex(data.signature), new TextEncoder().encode(data.note));
    return step(holds ? GOOD : BAD, title, holds ? "市の鍵で署名された封印です。" : "署名が合いません。封印が変えられています。");
  }

  async function check(data, publicKey) {
    var seal = parseNote(data.note);
    if (data.leaf_hashes && data.leaf_hashes.length !== data.leaf_ids.length) {
      throw new Error("leaves without numbers");
    }
    var entryStep = await checkEntry(data, seal);
    return [
      await checkRows(data), await checkRoot(data), checkPaper(data), entryStep, checkPlace(data, entryStep),
      checkKey(data, publicKey), await checkSignature(data, publicKey),
    ];
  }

  // --- The page ---

  function put(name, text, parent) {
    var element = document.createElement(name);
    element.textContent = text;
    return parent.appendChild(element);
  }

  function showSummary(place, kind, heading, text) {
    var banner = document.getElementById("verify-" + kind).content.cloneNode(true);
    banner.querySelector(".banner-heading").textContent = heading;
    banner.querySelector(".banner-body p").textContent = text;
    place.replaceChildren(banner);
  }

  function summarise(place, data, steps) {
    var name = "団体" + data.association_id + "番、録画装置" + data.recorder_id + "番、" + day.format(new Date(data.night)) + "の夜";
    var bad = steps.filter(function (each) { return each.kind === BAD; });
    var open = steps.filter(function (each) { return each.kind === OPEN; });
    if (bad.length) {
      showSummary(place, "error", "記録が、封印のときのままではありません", name + "。" + bad[0].title + "：" + bad[0].text);
    } else if (open.length) {
      showSummary(place, "warning", "確かめられなかったことがあります", name + "。確かめたことに、ちがいはありません。" + open.map(function (each) { return each.title; }).join("、") + "は、下の説明をお読みください。");
    } else {
      showSummary(place, "success", "記録は、封印のときのままです", name + "。" + data.rows.length + "件の記録を、一件ずつ確かめました。ファイルに書かれた名前（封印には番号だけが入っています）は、" + data.association + "、" + data.recorder + "です。");
    }
  }

  function showSteps(table, steps) {
    table.hidden = false;
    var body = table.tBodies[0];
    body.replaceChildren();
    steps.forEach(function (each) {
      var row = put("tr", "", body);
      put("td", each.title, row).dataset.label = "確かめたこと";
      var result = put("td", "", row);
      result.dataset.label = "結果";
      put("span", LABELS[each.kind][0], result).className = "chip " + LABELS[each.kind][1];
      put("td", each.text, row).dataset.label = "説明";
    });
  }

  function watch(area) {
    var summary = area.querySelector("[data-verify-summary]");
    var table = area.querySelector("[data-verify-steps]");
    area.hidden = false;
    if (!window.crypto || !crypto.subtle) {
      showSummary(summary, "warning", "このブラウザーでは確かめられません", "計算の機能が使えません。住所が https で始まるページを、新しいブラウザーで開いてください。");
      return;
    }
    area.querySelector("input").addEventListener("change", async function (event) {
      var file = event.target.files[0];
      table.hidden = true;
      summary.replaceChildren();
      if (!file) {
        return;
      }
      put("p", "確かめています。", summary);
      try {
        var data = JSON.parse(await file.text());
        if (data.format !== FORMAT) {
          throw new Error("another format");
        }
        var steps = await check(data, area.dataset.publicKey);
        summarise(summary, data, steps);
        showSteps(table, steps);
      } catch {
        showSummary(summary, "error", "このファイルは読めません", "消去証明書のとなりから受け取った検証用のファイル（名前の終わりが .json）を選んでください。ファイルが壊れているか、形が変えられていることもあります。");
      }
    });
  }

  document.querySelectorAll("[data-verify]").forEach(watch);
})();
