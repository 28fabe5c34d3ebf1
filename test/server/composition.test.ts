import { PassThrough } from "node:stream";
import {
  type Diagnostic,
  DiagnosticTag,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createConnection,
  createProtocolConnection,
} from "vscode-languageserver/node";
import { afterEach, describe, expect, it } from "vitest";
import { type Rule, syntaxRule } from "../../src/engine/api.ts";
import { rule as tls } from "../../src/rules/configuration/tls-verify-disabled/rule.ts";
import type { Explanation, Status } from "../../src/protocol/messages.ts";
import { startServer } from "../../src/server/server.ts";
import type { ServerHost } from "../../src/server/ports.ts";

const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';

/** A rule that fails at the first call that it sees. */
const crashing: Rule = syntaxRule({
  id: "crashing",
  meta: { ...tls.meta, title: "Fails" },
  messages: { found: { what: "It failed.", help: "Repair it." } },
  noFix: "it never gets so far",
  visit: {
    NewExpression() {
      throw new Error("out of ideas");
    },
  },
});

let connection: ProtocolConnection | undefined;

/** A rule that tells how it came to its finding, across two files. */
const stepping: Rule = syntaxRule({
  id: "stepping",
  meta: { ...tls.meta, title: "Has steps", surface: "editor" },
  messages: { found: { what: "It came from afar.", help: "Send it back." } },
  noFix: "nothing to do",
  visit: {
    NewExpression(node, context) {
      context.report({
        at: node,
        message: "found",
        tags: ["deprecated"],
        steps: [
          { file: context.path, range: { start: 0, end: 6 }, message: "here" },
          { file: "lib/b.js", range: { start: 2, end: 3 }, message: "there" },
        ],
      });
    },
  },
});

afterEach(async () => {
  await connection?.sendRequest("shutdown");
  connection?.dispose();
  connection = undefined;
});

interface Running {
  readonly client: ProtocolConnection;
  readonly statuses: Status[];
  /** Waits until the status is as wanted. */
  untilStatus(holds: (status: Status) => boolean): Promise<Status>;
}

/** The server in this process, with rules and a machine of the test's own. */
async function run(
  rules: readonly Rule[],
  paths: readonly string[],
  settings: unknown = {},
): Promise<Running> {
  const up = new PassThrough();
  const down = new PassThrough();
  const host: ServerHost = {
    files: () => ({ read: () => undefined, exists: () => false, reset: () => undefined }),
    findFiles: async () => ({ files: paths, skipped: [], php: [], others: 0 }),
    trackedFiles: async () => ({ known: false, reason: "there is no disk" }),
  };
  startServer(createConnection(up, down), {
    rules,
    models: () => [],
    platforms: [],
    middleware: [],
    host,
    now: () => new Date("2026-11-22T12:00:00Z"),
  });
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  connection = client;
  const statuses: Status[] = [];
  let heard: (() => void) | undefined;
  client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => settings),
  );
  client.onRequest("client/registerCapability", () => null);
  client.onRequest("workspace/diagnostic/refresh", () => null);
  client.onNotification("storewarden/status", (status: Status) => {
    statuses.push(status);
    heard?.();
  });
  client.listen();
  await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    workspaceFolders: [
      { uri: "file:///store", name: "store" },
      { uri: "vscode-vfs://host/remote", name: "remote" },
    ],
    initializationOptions: { trusted: true, version: "0.0.0" },
  });
  await client.sendNotification("initialized", {});
  return {
    client,
    statuses,
    async untilStatus(holds) {
      for (;;) {
        const status = statuses.findLast((each) => holds(each));
        if (status) return status;
        await new Promise<void>((done) => {
          heard = done;
        });
      }
    },
  };
}

describe("a rule that fails", () => {
  it("is left out and said, and the other rules go on", async () => {
    const { client, untilStatus } = await run([crashing, tls], []);
    const uri = "untitled:a";
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "javascript", version: 1, text: PITFALL },
    });
    const report = await client.sendRequest<{ items: { code: string }[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    expect(report.items.map(({ code }) => code)).toEqual([tls.id]);
    const status = await untilStatus(({ crashes }) => crashes.length > 0);
    expect(status.crashes).toMatchObject([{ ruleId: "crashing", message: "out of ideas" }]);
    const { file } = await client.sendRequest<Explanation>("storewarden/explain", { uri });
    expect(file?.crashes).toEqual([{ ruleId: "crashing", message: "out of ideas" }]);
  });
});

describe("a finding with steps", () => {
  it("shows each as related information at its own place", async () => {
    const { client } = await run([stepping], []);
    const uri = "file:///store/src/a.js";
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "javascript", version: 1, text: PITFALL },
    });
    const { items } = await client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    expect(items[0]?.tags).toEqual([DiagnosticTag.Deprecated]);
    expect(items[0]?.message).toBe("It came from afar.\nSend it back.");
    expect(items[0]?.relatedInformation?.map(({ location }) => location.uri)).toEqual([
      uri,
      "file:///store/lib/b.js",
    ]);
    expect(items[0]?.relatedInformation?.[0]?.location.range.end).toEqual({
      line: 0,
      character: 6,
    });
  });
});

describe("a workspace with more files than anybody wants analysed unasked", () => {
  it("is left alone, with a word about it", async () => {
    const paths = Array.from({ length: 20_001 }, (_, i) => `f${i}.js`);
    const settings = { analysis: { scope: "workspace" } };
    const { untilStatus } = await run([tls], paths, settings);
    const { notices, activity } = await untilStatus((status) => status.notices.length > 1);
    expect(notices.join()).toMatch(/virtual folders remote/);
    expect(notices.join()).toMatch(/20001 files, more than 20000/);
    expect(activity).toBe("idle");
  });
});
