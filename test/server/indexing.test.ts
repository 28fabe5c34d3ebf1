import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { Deferred } from "../../src/engine/project/deferred.ts";
import { afterEach, describe, expect, it } from "vitest";
import type { FactMaker, FileFacts } from "../../src/engine/api.ts";
import { rules } from "../../src/generated/rules.ts";
import { Indexing } from "../../src/server/features/indexing.ts";
import type { FactSetup, ServerHost } from "../../src/server/ports.ts";
import type { Project } from "../../src/server/workspace/project.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const PITFALL =
  'import https from "node:https";\nhttps.get("https://a.example", { rejectUnauthorized: false });\n';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A thread that makes a few facts at each turn, until it is stopped. */
class SlowThread {
  readonly setups: FactSetup[] = [];
  readonly lists: number[] = [];
  readonly #store: MemoryStore;
  #go = new Deferred();

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  step(): void {
    this.#go.resolve();
    this.#go = new Deferred();
  }

  readonly host = {
    factMaker: (setup: FactSetup): FactMaker => {
      this.setups.push(setup);
      return { make: (paths, accept, signal) => this.#make(paths, accept, signal) };
    },
  } as unknown as ServerHost;

  async #make(
    paths: readonly string[],
    accept: (facts: FileFacts) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    this.lists.push(paths.length);
    const stopped = new Promise((done) => signal?.addEventListener("abort", done));
    for (const [index, path] of paths.entries()) {
      if (index % 100 === 0) await Promise.race([this.#go.promise, stopped]);
      if (signal?.aborted) return;
      accept(this.#store.session.facts(path) as FileFacts);
    }
  }
}

function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`src/f${i}.ts`, `export const f${i} = ${i};\n`]),
  );
}

function projectOf(files: Readonly<Record<string, string>>): Project {
  const { session } = new MemoryStore(files, { rules });
  const overlay = new Map([["src/f0.ts", () => "open"]]);
  return { root: "/shop", session, overlay } as unknown as Project;
}

const turn = () => new Promise((done) => setTimeout(done, 5));

describe("the index of a workspace", () => {
  it("is written before whoever waits for that goes on", async () => {
    const written = new Deferred();
    const writes: string[] = [];
    const host = {
      factCache: () => ({
        read: async () => undefined,
        write: async (root: string) => {
          await written.promise;
          writes.push(root);
        },
      }),
    } as unknown as ServerHost;
    const indexing = new Indexing(host, "/storage", () => undefined);
    void indexing.keep(projectOf({ "src/f0.ts": "" }), async () => []);
    let isOver = false;
    const end = indexing.written().then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(false);
    written.resolve();
    await end;
    expect(writes).toEqual(["/shop"]);
  });

  it("is read by one thread, open documents aside, and goes on after a pause with what is left", async () => {
    const files = manyFiles(501);
    const thread = new SlowThread(new MemoryStore(files, { rules }));
    const progress: number[] = [];
    const indexing = new Indexing(thread.host, undefined, (done) => progress.push(done));
    const project = projectOf(files);
    const end = indexing.run(project, Object.keys(files));
    await turn();
    thread.step();
    await turn();
    expect(progress.at(-1)).toBe(100);
    indexing.pause(true);
    await turn();
    indexing.pause(false);
    for (let i = 0; i < 5; i++) {
      await turn();
      thread.step();
    }
    await end;
    expect(thread.lists).toEqual([500, 400]);
    expect(thread.setups.map((setup) => setup.workers)).toEqual([1, 1]);
    expect(thread.setups[0]?.unsaved).toEqual(new Map([["src/f0.ts", "open"]]));
    expect(project.session.incoming.wanted(Object.keys(files))).toEqual(["src/f0.ts"]);
    // Nothing runs when nothing changes.
    await indexing.run(project, Object.keys(files));
    expect(thread.lists).toHaveLength(2);
  });

  it("ends at once when nobody wants it any more", async () => {
    const files = manyFiles(300);
    const thread = new SlowThread(new MemoryStore(files, { rules }));
    const indexing = new Indexing(thread.host, undefined, () => undefined);
    const project = projectOf(files);
    const end = indexing.run(project, Object.keys(files));
    await turn();
    indexing.stop(project);
    await end;
    expect(thread.lists).toEqual([299]);
  });

  it("finds in closed files what stands in them, and what an edit of another file changes there", async () => {
    const caller =
      'import https from "node:https";\nimport { checked } from "./checked";\nhttps.get("https://a.example", { rejectUnauthorized: checked });\n';
    using store = temporaryStore({
      ...manyFiles(210),
      "src/bad.ts": PITFALL,
      "src/checked.ts": "export const checked = true;\n",
      "src/caller.ts": caller,
    });
    const editor = (client = await LspClient.start({
      folders: [store.root],
      settings: { analysis: { scope: "workspace" } },
    }));
    editor.watchClosedFiles();
    const found = (path: string): number => editor.closed.get(uriOf(store.path(path)))?.length ?? 0;
    await editor.until("the finding of a closed file", () => found("src/bad.ts") === 1);
    expect(found("src/caller.ts")).toBe(0);
    const uri = uriOf(store.path("src/checked.ts"));
    await editor.open(uri, "export const checked = true;\n");
    await editor.change(uri, "export const checked = false;\n");
    await editor.until("the finding behind an edit", () => found("src/caller.ts") === 1);
  }, 60_000);

  it("is there at once when the workspace is opened again, and what changed meanwhile is found", async () => {
    using store = temporaryStore({
      "package.json": '{ "dependencies": { "express": "5.0.0" } }',
      "src/bad.ts": PITFALL,
      "src/run.ts":
        'import { exec } from "node:child_process";\nexport const run = (text) => exec(text);\n',
      "src/app.ts":
        'import express from "express";\nimport { run } from "./run";\nexpress().get("/", (req) => run(req.query.id));\n',
    });
    using storage = temporaryStore({});
    const open = async (): Promise<LspClient> => {
      client = await LspClient.start({
        folders: [store.root],
        storage: storage.root,
        settings: { analysis: { scope: "workspace" } },
      });
      client.watchClosedFiles();
      return client;
    };
    const codes = (editor: LspClient, path: string): string[] =>
      (editor.closed.get(uriOf(store.path(path))) ?? []).map((each) => String(each.code));
    const cache = (): string[] => {
      const folder = storage.path("facts");
      return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".bin")) : [];
    };
    const first = await open();
    await first.until("the flow", () => codes(first, "src/run.ts").includes("command-injection"));
    await first.until("the end of the work", () => first.statuses.at(-1)?.activity === "idle");
    // What is being written then is waited for.
    await first.stop();
    expect(cache()).toHaveLength(1);
    // Something that was not there before shows that texts are compared, and not believed.
    store.write("src/app.ts", "export {};\n");
    const second = await open();
    await second.until(
      "a finding that still holds",
      () => codes(second, "src/bad.ts").length === 1,
    );
    await second.until("the end of the work", () => second.statuses.at(-1)?.activity === "idle");
    await second.until("the flow's end", () => codes(second, "src/run.ts").length === 0);
    await second.stop();
    // A cache that is damaged counts as none.
    writeFileSync(storage.path(`facts/${cache()[0]}`), "storewarden-facts-2\nnonsense");
    const third = await open();
    await third.until("a finding", () => codes(third, "src/bad.ts").length === 1);
  }, 60_000);
});
