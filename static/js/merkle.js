/* The hash tree of RFC 6962 over bytes, as civic/merkle.py reckons it; verify.js asks it. */
(function () {
  "use strict";

  var AT_ONCE = 500;

  function hex(bytes) {
    return Array.from(bytes, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  function unhex(text) {
    if (typeof text !== "string" || !/^([0-9a-f]{2})*$/.test(text)) {
      throw new Error("not hexadecimal");
    }
    return Uint8Array.from(text.match(/../g) || [], function (pair) { return parseInt(pair, 16); });
  }

  async function sha256(parts) {
    var whole = await new Blob(parts).arrayBuffer();
    return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  }

  function leafHash(line) {
    return sha256([Uint8Array.of(0), new TextEncoder().encode(line)]);
  }

  function node(left, right) {
    return sha256([Uint8Array.of(1), left, right]);
  }

  // In portions, so that a long list leaves the page usable.
  async function inPortions(list, work) {
    var done = [];
    for (var start = 0; start < list.length; start += AT_ONCE) {
      done = done.concat(await Promise.all(list.slice(start, start + AT_ONCE).map(work)));
    }
    return done;
  }

  // Level by level: a last one without a neighbour goes up as it is.
  async function rootOf(hashes) {
    var level = hashes;
    if (!level.length) {
      return hex(await sha256([]));
    }
    while (level.length > 1) {
      var below = level;
      var pairs = Array.from({ length: Math.ceil(below.length / 2) }, function (_none, pair) { return pair * 2; });
      level = await inPortions(pairs, function (place) {
        return place + 1 < below.length ? node(below[place], below[place + 1]) : below[place];
      });
    }
    return hex(level[0]);
  }

  async function rootFromProof(leaf, index, size, proof) {
    if (size === 1 || !proof.length) {
      return size === 1 && !proof.length ? leaf : null;
    }
    var split = 1;
    while (split * 2 < size) {
      split *= 2;
    }
    var rest = proof.slice(0, -1);
    var neighbour = proof[proof.length - 1];
    var own = index < split ? await rootFromProof(leaf, index, split, rest) : await rootFromProof(leaf, index - split, size - split, rest);
    return own && (index < split ? node(own, neighbour) : node(neighbour, own));
  }

  window.merkleTree = {
    hex: hex, unhex: unhex, leafHash: leafHash,
    inPortions: inPortions, rootOf: rootOf, rootFromProof: rootFromProof,
  };
})();
