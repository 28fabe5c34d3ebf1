import { afterEach, expect, it, vi } from "vitest";
import { LARGE_BYTES } from "../../src/registry/document-reader.ts";
import type { Source } from "../../src/registry/sources.ts";
import { KNOWN_TO_ALL } from "../harness/fault-registry.ts";
import {
  type OutsideAnswers,
  type OutsideServer,
  startOutsideServer,
} from "../harness/outside-server.ts";
import { client, faulty } from "./setup.ts";

const PROGRAM = new URL("../../src/worker/documents.ts", import.meta.url);
const servers: OutsideServer[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) await server.stop();
});

const PROSE = "x".repeat(2 * LARGE_BYTES);

const ADVISORY = {
  advisoryId: "PKSA-1",
  remoteId: "GHSA-aaaa-bbbb-cccc",
  title: "Injected SQL",
  affectedVersions: "<1.4.2",
  severity: "high",
};

const RECORD = {
  id: "GHSA-dddd-eeee-ffff",
  summary: "Loops",
  details: PROSE,
  affected: [
    {
      package: { ecosystem: "npm", name: "pay" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.2.0" }] }],
    },
  ],
};

const ANSWERS: OutsideAnswers = {
  packagist: {
    "phpmailer/phpmailer": [{ ...ADVISORY, advisoryId: "PKSA-0", title: "known" }],
    "acme/pay": [ADVISORY],
    "evil/other": [{ ...ADVISORY, prose: PROSE }],
  },
  documents: {
    "acme/pay": {
      minified: "composer/2.0",
      packages: {
        "acme/pay": [
          { version: "v1.4.2", time: "2026-01-02T00:00:00Z", description: PROSE },
          { version: "v1.4.0", time: "2025-01-02T00:00:00Z" },
        ],
      },
    },
  },
  osv: { "minimist@0.0.8": ["GHSA-canary"], "pay@1.0.0": [RECORD.id] },
  records: { "GHSA-canary": { ...RECORD, id: "GHSA-canary" }, [RECORD.id]: RECORD },
};

/** What both sources say, and the length of the longest text that was parsed here. */
async function ask(documentProgram?: URL) {
  const server = await startOutsideServer(ANSWERS);
  servers.push(server);
  const home = await faulty();
  home.advise(KNOWN_TO_ALL);
  const { url } = server;
  const registry = client({
    npmrc: `registry=${home.url}`,
    addresses: { osv: url, packagist: url, packagistDocuments: url },
    ...(documentProgram && { documentProgram }),
  });
  const parse = vi.spyOn(JSON, "parse");
  const installed = new Map([["acme/pay", ["1.0.0"]]]);
  const question = {
    installed,
    direct: ["acme/pay"],
    usesPackagist: true,
    repositories: [],
    withheld: [],
  };
  const on = (source: Source) => ({ sources: new Set([source]) });
  const php = await registry.composer(question, on("packagist"));
  const npm = await registry.advisories(new Map([["pay", ["1.0.0"]]]), on("osv"));
  // The server of the test parses questions here as well, which are short.
  const longest = Math.max(...parse.mock.calls.map(([text]) => text.length));
  const { readInThread } = registry.counters;
  return { answers: { php, npm }, longest, readInThread };
}

it("reads large answers of Packagist and OSV in the thread for documents", async () => {
  const { answers, longest, readInThread } = await ask(PROGRAM);
  expect(longest).toBeLessThan(LARGE_BYTES);
  expect(readInThread).toBe(3);
  const { php, npm } = answers;
  const known = php?.advisories.ok ? php.advisories.advisories : new Map();
  expect([...known.keys()]).toContain("acme/pay");
  expect(known.has("evil/other")).toBe(false);
  expect(php?.told.get("acme/pay")).toMatchObject({ ok: true, versions: ["v1.4.2", "v1.4.0"] });
  expect(npm.ok && npm.advisories.get("pay")).toMatchObject([{ id: RECORD.id, title: "Loops" }]);
});

it("says the same where no thread is to be had", async () => {
  const there = await ask(PROGRAM);
  vi.restoreAllMocks();
  const here = await ask();
  expect(here.longest).toBeGreaterThan(LARGE_BYTES);
  expect(here.readInThread).toBe(0);
  expect(here.answers).toEqual(there.answers);
});
