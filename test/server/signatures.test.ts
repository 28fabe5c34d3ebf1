import { afterEach, expect, it } from "vitest";
import { startFaultRegistry } from "../harness/fault-registry.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { KEYS, SUM, serveSigned, signer } from "../harness/signing.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

it("an audit of the editor finds a package that is not what its registry signed", async () => {
  const registry = await startFaultRegistry();
  const own = signer("SHA256:own");
  registry.servePath(KEYS, { keys: [own.listed] });
  serveSigned(registry, "signed", own, {});
  serveSigned(registry, "swapped", own, { as: "swapped@0.9.0" });
  const dependencies = { signed: "^1.0.0", swapped: "^1.0.0" };
  const locked = (name: string) => ({
    version: "1.0.0",
    resolved: `${registry.url}/${name}/-/${name}-1.0.0.tgz`,
    integrity: SUM,
  });
  using home = temporaryStore({ ".npmrc": `registry=${registry.url}\n` });
  using store = temporaryStore({
    "package.json": JSON.stringify({ dependencies }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies },
        "node_modules/signed": locked("signed"),
        "node_modules/swapped": locked("swapped"),
      },
    }),
  });
  client = await LspClient.start({
    folders: [store.root],
    storage: home.path("cache"),
    settings: { preset: "audit" },
    env: { HOME: home.root, npm_config_userconfig: home.path(".npmrc") },
  });
  client.watchClosedFiles();
  await client.request("storewarden/audit", {});
  const told = () => client?.closed.get(uriOf(store.path("package-lock.json"))) ?? [];
  await client.until("the finding", () => told().length > 0);
  expect(told().map(({ code, message }) => [code, /swapped/.test(String(message))])).toEqual([
    ["dep-integrity", true],
  ]);
  await registry.stop();
});
