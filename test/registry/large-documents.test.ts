import { afterEach, describe, expect, it, vi } from "vitest";
import { gzipSync } from "node:zlib";
import { LARGE_BYTES } from "../../src/registry/document-reader.ts";
import { DocumentThread } from "../../src/registry/document-thread.ts";
import { readDocument, type Wanted } from "../../src/registry/read-document.ts";
import { largePackument } from "../harness/large-packument.ts";
import { packument } from "../harness/packument.ts";
import { client, type ClientSketch, faulty, NOW } from "./setup.ts";

const PROGRAM = new URL("../../src/worker/documents.ts", import.meta.url);
const STUCK = new URL("./stuck-reader.ts", import.meta.url);
const NOBODY = new URL("./no-such-program.ts", import.meta.url);
const LARGE = largePackument("large", 3 * LARGE_BYTES);

afterEach(() => {
  vi.restoreAllMocks();
});

/** What becomes of a large and a small document, and the length of the longest text that was parsed here. */
async function lookUp(sketch: ClientSketch, packed: boolean) {
  const server = await faulty({ packed });
  server.serve(LARGE);
  server.serve(packument("small"));
  const registry = client({ npmrc: `registry=${server.url}`, ...sketch });
  const parse = vi.spyOn(JSON, "parse");
  const answers = await registry.lookup([{ name: "large" }, { name: "small" }]);
  const longest = Math.max(...parse.mock.calls.map(([text]) => text.length));
  return { registry, answers, longest };
}

describe("large documents", () => {
  it.each([false, true])("are parsed in a thread, packed: %s", async (packed) => {
    const { registry, answers, longest } = await lookUp({ documentProgram: PROGRAM }, packed);
    expect(registry.counters).toMatchObject({ readInThread: 1, requests: 2 });
    expect(longest).toBeLessThan(LARGE_BYTES);
    const here = await lookUp({}, packed);
    expect(here.longest).toBeGreaterThan(LARGE_BYTES);
    expect(here.registry.counters.readInThread).toBe(0);
    expect(answers).toEqual(here.answers);
    expect(answers.get("large")).toMatchObject({ ok: true, facts: { name: "large" } });
    expect(answers.get("small")).toMatchObject({ ok: true, facts: { name: "small" } });
  });

  it("are parsed here where no thread can be started", async () => {
    const { registry, answers, longest } = await lookUp({ documentProgram: NOBODY }, true);
    expect(answers.get("large")).toMatchObject({ ok: true });
    expect(registry.counters.readInThread).toBe(0);
    expect(longest).toBeGreaterThan(LARGE_BYTES);
  });

  it("that are too large for the limit are so in a thread as well", async () => {
    const sketch = { documentProgram: PROGRAM, maxBytes: LARGE_BYTES };
    const { registry, answers } = await lookUp(sketch, true);
    expect(answers.get("large")).toMatchObject({ ok: false, reason: "too-large" });
    expect(registry.counters.readInThread).toBe(1);
  });
});

function job(name: string, { packed = false, text = JSON.stringify(packument(name)) } = {}) {
  const bytes = packed ? gzipSync(text) : Buffer.from(text);
  const wanted: Wanted<"npm-document"> = {
    kind: "npm-document",
    name,
    form: "abbreviated",
    withNeeds: false,
    fetchedAt: NOW,
    maxBytes: 1_000_000,
  };
  return { body: { bytes: new Uint8Array(bytes), packed }, wanted };
}

const GO_ON = new AbortController().signal;

function read(thread: DocumentThread, name: string, signal = GO_ON) {
  const { body, wanted } = job(name);
  return thread.read(body, wanted, signal);
}

describe("the thread that reads documents", () => {
  it("says what the caller's thread would say", async () => {
    const thread = new DocumentThread(PROGRAM);
    for (const { body, wanted } of [
      job("pkg"),
      job("pkg", { packed: true }),
      job("pkg", { packed: true, text: " ".repeat(2_000_000) }),
      job("pkg", { text: "<!doctype html>" }),
      job("pkg", { text: '{"name":"pkg"' }),
      job("pkg", { text: '{"name":"other"}' }),
      job("pkg", { text: "" }),
    ]) {
      const here = readDocument(body, wanted);
      expect(await thread.read(body, wanted, GO_ON)).toEqual(here);
    }
    expect(thread.answered).toBe(7);
    thread.close();
  });

  it("ends with what takes too long or kills it, and another goes on", async () => {
    const thread = new DocumentThread(STUCK, { budgetMs: 2_000 });
    const names = ["stuck", "one", "dead", "two"];
    const results = await Promise.all(names.map((name) => read(thread, name)));
    const words = results.map((result) => (result?.ok ? "read" : result?.failure.reason));
    expect(words).toEqual(["too-large", "read", "too-large", "read"]);
    thread.close();
  }, 20_000);

  it("stops at once when nobody waits any more", async () => {
    const thread = new DocumentThread(STUCK);
    await read(thread, "one");
    const stop = new AbortController();
    const first = read(thread, "stuck", stop.signal);
    const second = read(thread, "two", stop.signal);
    stop.abort();
    const cancelled = { ok: false, failure: { reason: "cancelled", transient: false } };
    expect(await first).toEqual(cancelled);
    expect(await second).toEqual(cancelled);
    expect(await read(thread, "three")).toMatchObject({ ok: true });
    expect(thread.answered).toBe(2);
    thread.close();
  }, 20_000);

  it("that has ended by itself is followed by another", async () => {
    const thread = new DocumentThread(STUCK);
    expect(await read(thread, "last")).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await read(thread, "one")).toMatchObject({ ok: true });
    thread.close();
  });

  it("ends when it rests, and starts again", async () => {
    const thread = new DocumentThread(STUCK, { idleMs: 0 });
    await read(thread, "one");
    await vi.waitFor(() => expect(thread.isRunning).toBe(false));
    expect(await read(thread, "two")).toMatchObject({ ok: true });
    thread.close();
    expect(thread.isRunning).toBe(false);
  });
});
