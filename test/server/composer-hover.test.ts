import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Hover } from "vscode-languageserver/node";
import { type ComposerServer, startComposerServer } from "../harness/composer-server.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { type TemporaryStore, temporaryStore } from "../harness/temporary-store.ts";

let server: ComposerServer;
let store: TemporaryStore;
let home: TemporaryStore;
let client: LspClient;

beforeEach(async () => {
  server = await startComposerServer({
    "/shop/packages.json": {
      packages: [],
      "metadata-url": "/shop/p2/%package%.json",
      "security-advisories": { metadata: false, "api-url": "/shop/advisories" },
    },
    "/shop/p2/acme/pay.json": {
      packages: {
        "acme/pay": [
          { version: "2.0.0", time: "2026-03-01T00:00:00+00:00", abandoned: "acme/checkout" },
          { version: "1.4.0", time: "2026-01-01T00:00:00+00:00" },
          { version: "1.0.0", time: "2025-01-01T00:00:00+00:00" },
        ],
      },
    },
    "/shop/advisories": {
      advisories: {
        "acme/base": [
          {
            advisoryId: "PKSA-1",
            affectedVersions: "<2.0",
            title: "Leaks *cards*",
            severity: "high",
            link: "https://example.com/hole",
          },
        ],
      },
    },
  });
  home = temporaryStore({});
  const dist = (name: string) => ({ type: "zip", url: `http://${server.host}/${name}.zip` });
  store = temporaryStore({
    "composer.json": `${JSON.stringify(
      {
        require: { php: ">=8.2", "acme/pay": "^1.0" },
        repositories: [{ type: "composer", url: server.url }, { "packagist.org": false }],
      },
      undefined,
      2,
    )}\n`,
    "composer.lock": JSON.stringify({
      packages: [
        {
          name: "acme/pay",
          version: "1.0.0",
          time: "2025-01-01T00:00:00+00:00",
          license: ["MIT"],
          source: { type: "git", url: "https://code.test/acme/pay.git" },
          dist: dist("pay"),
          require: { "acme/base": "^1.0" },
          autoload: { "psr-4": { "Acme\\Pay\\": "src/" } },
        },
        { name: "acme/base", version: "1.0.0", dist: dist("base") },
      ],
    }),
    "src/Till.php": "<?php\n\nuse Acme\\Pay\\Client;\n",
  });
});

afterEach(async () => {
  await client.stop();
  await server.stop();
  store[Symbol.dispose]();
  home[Symbol.dispose]();
});

async function start(sources: readonly string[], trusted = true): Promise<string> {
  client = await LspClient.start({
    folders: [store.root],
    trusted,
    storage: home.path("cache"),
    settings: { registry: { sources } },
    env: { HOME: home.root },
  });
  const uri = uriOf(store.path("composer.json"));
  await client.open(uri, readFileSync(store.path("composer.json"), "utf8"), "json");
  return uri;
}

async function hoverAt(uri: string, word: string): Promise<string | undefined> {
  const text = client.text(uri);
  const hover = await client.request<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: text.positionAt(text.getText().indexOf(word)),
  });
  const { value } = (hover?.contents as { value: string } | undefined) ?? {};
  // What Markdown would not take for markup is easier to read without its escapes.
  return value?.replace(/\\(?=[()-])/g, "");
}

describe("a hover on a line of composer.json", () => {
  it("tells what the lock file and the repository know", async () => {
    const uri = await start(["packagist"]);
    await client.until("the answers", () => server.asked.includes("/shop/p2/acme/pay.json"));
    let text: string | undefined;
    await expect
      .poll(async () => (text = await hoverAt(uri, "acme/pay")), { timeout: 10_000 })
      .toContain("Latest");
    expect(text).toContain(
      [
        "**acme/pay**",
        "",
        "Installed: 1.0.0 (2025-01-01)  ",
        "Abandoned: use acme/checkout  ",
        "Newest in range: 1.4.0 (2026-01-01)  ",
        "Latest: 2.0.0 (2026-03-01)  ",
        "Licence: MIT  ",
        "Repository: [code.test/acme/pay](https://code.test/acme/pay)  ",
      ].join("\n"),
    );
    expect(text).toContain(
      "- acme/base 1.0.0 (acme/pay › acme/base): Leaks \\*cards\\* (high) [PKSA-1](https://example.com/hole)",
    );
    expect(text).toMatch(/Used by: \[src\/Till\.php:3\]\(file:.*src\/Till\.php#L3\)/);
    expect(await hoverAt(uri, "php")).toBeUndefined();
  });

  it("asks about what a new lock file brings", async () => {
    await start(["packagist"]);
    const questions = () => server.asked.filter((path) => path.startsWith("/shop/advisories"));
    await expect.poll(() => questions().length, { timeout: 10_000 }).toBe(1);
    const lock = JSON.parse(readFileSync(store.path("composer.lock"), "utf8"));
    const added = { ...lock.packages[1], name: "acme/added" };
    const packages = [...lock.packages, added];
    store.write("composer.lock", JSON.stringify({ ...lock, packages }));
    await client.filesChanged([{ uri: uriOf(store.path("composer.lock")), type: 2 }]);
    await expect.poll(() => questions().length, { timeout: 10_000 }).toBe(2);
  });

  it("tells what the lock file knows where nobody may be asked", async () => {
    const uri = await start([]);
    expect(await hoverAt(uri, "^1.0")).toMatch(
      /Installed: 1\.0\.0.*Licence: MIT.*Not checked: no source that knows it was asked/s,
    );
    expect(server.asked).toEqual([]);
  });

  it("asks no host that only the project names in a workspace that is not trusted", async () => {
    const uri = await start(["packagist"], false);
    expect(await hoverAt(uri, "^1.0")).toContain("Not checked");
    expect(server.asked).toEqual([]);
  });
});
