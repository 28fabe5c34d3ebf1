const PITFALL = "new https.Agent({ rejectUnauthorized: false })";

/** A store of a few files with known findings, written into the temporary workspace of a run. */
export const STORE_FILES: Readonly<Record<string, string>> = {
  "package.json": `${JSON.stringify({ name: "little-store", version: "1.0.0", private: true }, undefined, 2)}\n`,
  "src/orders.js": [
    'import https from "node:https";',
    "",
    `export const agent = ${PITFALL};`,
    "",
  ].join("\n"),
  "src/windows.js": [
    'import https from "node:https";',
    `export const agent = ${PITFALL};`,
    "",
  ].join("\r\n"),
  "src/silenced.js": [
    'import https from "node:https";',
    "",
    "// storewarden-ignore tls-verify-disabled -- talks to the till in the same box",
    `export const agent = ${PITFALL};`,
    "",
  ].join("\n"),
};
