import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { client, faulty, folder } from "./setup.ts";
import { NAMES, stocked } from "./stocked.ts";

describe("private names", () => {
  it("of a scope with a registry of its own go there, with its token", async () => {
    const server = await stocked({ privateScope: "@shop" });
    const general = await stocked();
    const npmrc = `registry=${general.url}\n@shop:registry=${server.url}\n//${server.host}/:_authToken=t`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result?.ok).toBe(true);
    expect(server.requests.map((each) => [each.name, each.authorization])).toEqual([
      ["@shop/pay", "Bearer t"],
    ]);
    expect(general.requests).toHaveLength(0);
  });
  it("say which line gave the token that was refused", async () => {
    const server = await stocked();
    server.fault("unauthorized");
    const npmrc = `@shop:registry=${server.url}\n//${server.host}/:_authToken=hush`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result).toMatchObject({
      ok: false,
      reason: "unauthorized",
      text: `${server.host} asks for credentials for @shop/pay (401). The token comes from line 2 of ~/.npmrc.`,
    });
  });
  it("of a scope whose registry is down are not sent to the default one", async () => {
    const server = await faulty();
    await server.stop();
    const general = await stocked();
    const npmrc = `registry=${general.url}\n@shop:registry=${server.url}`;
    const result = (await client({ npmrc }).lookup([{ name: "@shop/pay" }])).get("@shop/pay");
    expect(result).toMatchObject({ ok: false, reason: "unreachable" });
    expect(general.requests).toHaveLength(0);
  });
  it("of the project's own scope are kept from a registry that nobody chose", async () => {
    const registry = client();
    const privateScopes = new Set(["@shop"]);
    const results = await registry.lookup([{ name: "@shop/pay" }], { privateScopes });
    expect(results.get("@shop/pay")).toMatchObject({
      ok: false,
      reason: "private-scope",
      text: expect.stringContaining("@shop:registry"),
    });
    expect(registry.counters.requests).toBe(0);
    const server = await stocked();
    const chosen = client({ npmrc: `registry=${server.url}` });
    expect(
      (await chosen.lookup([{ name: "@shop/pay" }], { privateScopes })).get("@shop/pay")?.ok,
    ).toBe(true);
  });
  it("of the project's own packages are not asked for at all", async () => {
    const server = await stocked();
    const registry = client({ npmrc: `registry=${server.url}` });
    const results = await registry.lookup(NAMES, { localNames: new Set(["pkg-3"]) });
    expect(results.has("pkg-3")).toBe(false);
    expect(server.requests.map((each) => each.name)).not.toContain("pkg-3");
  });
  it("stay with the registry that a folder above names, whatever a nested .npmrc says", async () => {
    const server = await stocked();
    const general = await stocked();
    const root = folder({ ".npmrc": `registry=${general.url}\n@shop:registry=${server.url}` });
    const nested = join(root, "packages", "api");
    mkdirSync(nested, { recursive: true });
    writeFileSync(join(nested, ".npmrc"), `save-exact=true\n//${server.host}/:_authToken=t`);
    const registry = client({ projectDirs: [root] });
    const results = await registry.lookup([{ name: "@shop/pay" }], { folder: nested });
    expect(results.get("@shop/pay")?.ok).toBe(true);
    expect(server.requests.map((each) => each.authorization)).toEqual(["Bearer t"]);
    expect(general.requests).toHaveLength(0);
    const elsewhere = client({ projectDirs: [root], npmrc: `registry=${general.url}` });
    await elsewhere.lookup([{ name: "@shop/pay" }], { folder: `${root}-of-somebody-else` });
    expect(general.requests).toHaveLength(1);
  });
  it("seen by one token are not shown from memory to another", async () => {
    const server = await stocked({ privateScope: "@shop" });
    const registry = `@shop:registry=${server.url}`;
    const withToken = folder({ ".npmrc": `${registry}\n//${server.host}/:_authToken=t` });
    const without = folder({ ".npmrc": registry });
    const shared = client({ projectDirs: [withToken, without] });
    const ask = async (folderName: string) =>
      (
        await shared.lookup([{ name: "@shop/pay" }], { folder: join(folderName, "packages", "a") })
      ).get("@shop/pay");
    expect((await ask(withToken))?.ok).toBe(true);
    expect(await ask(without)).toMatchObject({ ok: false, reason: "unauthorized" });
  });
});

it("logs hosts and names, never tokens", async () => {
  const server = await stocked();
  const lines: string[] = [];
  const npmrc = `registry=${server.url}\n//${server.host}/:_authToken=hush`;
  await client({ npmrc, log: (line) => lines.push(line) }).lookup(NAMES.slice(0, 2));
  expect(lines).toEqual([
    `${server.host} pkg-0 abbreviated: ok`,
    `${server.host} pkg-1 abbreviated: ok`,
  ]);
});
