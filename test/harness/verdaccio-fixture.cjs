"use strict";
// A plug-in of Verdaccio: answers what it would otherwise ask the public registry about.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { gunzipSync } = require("node:zlib");
const semver = require(process.env.STOREWARDEN_SEMVER);

const facts = () => JSON.parse(readFileSync(join(__dirname, "facts.json"), "utf8"));

async function bodyOf(request) {
  // Whether somebody has read it before depends on how it was sent.
  if (request.readableEnded) return request.body;
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return JSON.parse(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body);
}

/** As the public registry does: advisories of the names asked about that one of the versions is in. */
function affected(advisories, question) {
  const found = {};
  for (const [name, versions] of Object.entries(question)) {
    const hits = (advisories[name] ?? []).filter((each) =>
      versions.some((version) => semver.satisfies(version, each.vulnerable_versions)),
    );
    if (hits.length > 0) found[name] = hits;
  }
  return found;
}

exports.default = class {
  register_middlewares(app) {
    app.post("/-/npm/v1/security/advisories/bulk", (request, response, next) => {
      bodyOf(request)
        .then((question) => response.json(affected(facts().advisories, question)))
        .catch(next);
    });
    app.get("/-/npm/v1/keys", (request, response) => {
      const { keys } = facts();
      if (keys) response.json({ keys });
      else response.status(404).json({ error: "no keys" });
    });
    app.get("/-/npm/v1/attestations/:spec", (request, response) =>
      response.status(404).json({ error: "none" }),
    );
  }
};
