const PITFALL = "new https.Agent({ rejectUnauthorized: false })";

const MANIFEST = {
  name: "little-store",
  version: "1.0.0",
  private: true,
  dependencies: { "shop-legacy": "^1.0.0", "shop-current": "1.1.0" },
};

/** Holds the store at the deprecated version; that it is deprecated is known to the registry only. */
const LOCKFILE = {
  name: MANIFEST.name,
  version: MANIFEST.version,
  lockfileVersion: 3,
  requires: true,
  packages: {
    "": MANIFEST,
    "node_modules/shop-legacy": { version: "1.0.0" },
    "node_modules/shop-current": { version: "1.1.0" },
  },
};

const TILL_MANIFEST = {
  name: "till",
  version: "1.0.0",
  private: true,
  dependencies: { "till-driver": "^2.0.0" },
};

/** Here the lockfile itself knows, as npm writes it, and no registry has to be asked. */
const TILL_LOCKFILE = {
  name: TILL_MANIFEST.name,
  version: TILL_MANIFEST.version,
  lockfileVersion: 3,
  requires: true,
  packages: {
    "": TILL_MANIFEST,
    "node_modules/till-driver": { version: "2.0.0", deprecated: "loses receipts" },
  },
};

/** A store of a few files with known findings, written into the temporary workspace of a run. */
export const STORE_FILES: Readonly<Record<string, string>> = {
  "package.json": `${JSON.stringify(MANIFEST, undefined, 2)}
`,
  "package-lock.json": `${JSON.stringify(LOCKFILE, undefined, 2)}\n`,
  "till/package.json": `${JSON.stringify(TILL_MANIFEST, undefined, 2)}\n`,
  "till/package-lock.json": `${JSON.stringify(TILL_LOCKFILE, undefined, 2)}\n`,
  "src/orders.js": [
    'import https from "node:https";',
    "",
    `export const agent = ${PITFALL};`,
    "",
  ].join("\n"),
  // No test opens these two, so their findings can only come from an audit.
  "src/refunds.js": `import https from "node:https";\nexport const agent = ${PITFALL};\n`,
  "src/returns.js": `import https from "node:https";\nexport const agent = ${PITFALL};\n`,
  "src/windows.js": [
    'import https from "node:https";',
    `export const agent = ${PITFALL};`,
    "",
  ].join("\r\n"),
  "src/search.js": [
    'const express = require("express");',
    "const app = express();",
    'app.get("/search", (req, res) => {',
    "  const { term } = req.query;",
    '  res.send("<p>" + term + "</p>");',
    "});",
  ].join("\n"),
  "src/silenced.js": [
    'import https from "node:https";',
    "",
    "// storewarden-ignore tls-verify-disabled -- talks to the till in the same box",
    `export const agent = ${PITFALL};`,
    "",
  ].join("\n"),
};

/** A folder that gives no extension for stores a reason to start, and one code file to open. */
export function benchFiles(lines: number): Readonly<Record<string, string>> {
  const head = ['import https from "node:https";', `export const agent = ${PITFALL};`, ""];
  const body = Array.from({ length: Math.ceil(lines / 6) }, (_, index) => [
    `/** Price of article ${index} in cents, with its discount. */`,
    `export function price${index}(article, customer) {`,
    "  const discount = customer.loyal ? article.discount : 0;",
    `  return Math.round(article.price * (1 - discount)) + ${index};`,
    "}",
    "",
  ]).flat();
  return { "src/catalog.js": [...head, ...body].slice(0, lines).join("\n") };
}
