import { describe, expect, it } from "vitest";
import type { LookupResult, PackageFacts } from "../../src/engine/api.ts";
import type { Registry } from "../../src/registry/registry-options.ts";
import { deadAddress } from "../harness/fault-registry.ts";
import type { Fault, FaultOptions } from "../harness/fault-answers.ts";
import type { FaultRegistry } from "../harness/fault-registry.ts";
import { packument } from "../harness/packument.ts";
import { client, type ClientSketch, faulty, folder, NOW } from "./setup.ts";

async function ask(fault: Fault, options?: FaultOptions, sketch: ClientSketch = {}) {
  const server = await faulty();
  server.serve(packument("pkg"));
  server.fault(fault, options);
  const registry = client({ npmrc: `registry=${server.url}`, ...sketch });
  const result = (await registry.lookup([{ name: "pkg" }])).get("pkg");
  if (!result) throw new Error("a name was left out");
  return { result, server, registry };
}

describe("every failure is a reason, never an answer", () => {
  it.each<[Fault, string, RegExp]>([
    ["reset", "unreachable", /cannot be reached/],
    [
      "unauthorized",
      "unauthorized",
      /asks for credentials for pkg \(401\).*No token is set.*~\/\.npmrc/,
    ],
    ["forbidden", "forbidden", /refuses pkg \(403\)/],
    ["not-found", "not-found", /does not know pkg \(404\)/],
    ["rate-limited", "rate-limited", /asks to slow down \(429\)/],
    ["server-error", "server-error", /\(500\)/],
    ["html", "not-json", /a page instead of package data/],
    ["truncated-json", "truncated", /broke off/],
    ["truncated-body", "unreachable", /cannot be reached|broke off/],
    ["empty-object", "wrong-shape", /no data about pkg/],
    ["other-package", "wrong-shape", /no data about pkg/],
    ["redirect-loop", "redirect", /in circles/],
    ["error-bomb", "forbidden", /403/],
  ])("%s is %s", async (fault, reason, text) => {
    const { result, server } = await ask(fault);
    expect(result).toMatchObject({ ok: false, reason, text: expect.stringMatching(text) });
    expect(result.ok ? "" : result.text).toContain(server.host);
    expect(JSON.stringify(result)).not.toContain("secret-in-body");
  });

  it("an address where nothing listens", async () => {
    const url = await deadAddress();
    const registry = client({ npmrc: `registry=${url}` });
    const result = (await registry.lookup([{ name: "pkg" }])).get("pkg");
    expect(result).toMatchObject({ ok: false, reason: "unreachable" });
  });

  it("silence, and one byte at a time, end at the deadline", async () => {
    for (const fault of ["hang", "drip"] as const) {
      const { result } = await ask(fault, {}, { deadlineMs: 150 });
      expect(result).toMatchObject({ ok: false, reason: "timeout" });
    }
  });

  it("an answer that unpacks to more than the limit", async () => {
    const { result } = await ask("gzip-bomb", {}, { maxBytes: 1_000_000 });
    expect(result).toMatchObject({ ok: false, reason: "too-large" });
  });

  it("a document without any version, which says nothing", async () => {
    const server = await faulty();
    server.serve(packument("pkg", {}));
    const registry = client({ npmrc: `registry=${server.url}` });
    const result = (await registry.lookup([{ name: "pkg" }])).get("pkg");
    expect(result).toMatchObject({ ok: false, reason: "wrong-shape" });
    expect(server.requests.map((each) => each.form)).toEqual(["abbreviated", "full"]);
  });

  it("a redirect to nowhere", async () => {
    const { result } = await ask("redirect", { location: "" });
    expect(result.ok).toBe(false);
  });
});

describe("what is worth a second try", () => {
  it("a server's own error, three times at most", async () => {
    const { server, registry } = await ask("server-error");
    expect(server.requests).toHaveLength(3);
    expect(registry.pauses).toEqual([250, 1000]);
    expect(registry.counters).toMatchObject({ requests: 3, retries: 2 });
  });
  it("and it counts when it succeeds", async () => {
    const { result } = await ask("server-error", { times: 2 });
    expect(result.ok).toBe(true);
  });
  it("a pause that the registry asks for is kept", async () => {
    const { result, registry } = await ask("rate-limited", { times: 1, retryAfter: "3" });
    expect(result.ok).toBe(true);
    expect(registry.pauses).toEqual([3000]);
  });
  it("a pause given as a date is kept as well", async () => {
    const retryAfter = new Date(NOW + 2000).toUTCString();
    expect((await ask("rate-limited", { times: 1, retryAfter })).registry.pauses).toEqual([2000]);
  });
  it("a long pause is not waited for, and nobody else asks meanwhile", async () => {
    const { result, server, registry } = await ask("rate-limited", { retryAfter: "600" });
    expect(result).toMatchObject({
      reason: "rate-limited",
      text: expect.stringContaining("600 s"),
    });
    const other = (await registry.lookup([{ name: "other" }])).get("other");
    expect(other).toMatchObject({ ok: false, reason: "rate-limited" });
    expect(server.requests).toHaveLength(1);
  });
  it("not 401, 403, 404, a page, or another shape", async () => {
    for (const fault of [
      "unauthorized",
      "forbidden",
      "not-found",
      "html",
      "empty-object",
    ] as const) {
      expect((await ask(fault)).server.requests).toHaveLength(1);
    }
  });
});

describe("a registry that is down", () => {
  it("is not asked once for every name", async () => {
    const url = await deadAddress();
    const registry = client({ npmrc: `registry=${url}`, concurrency: 2 });
    const requests = Array.from({ length: 200 }, (_, i) => ({ name: `pkg-${i}` }));
    const results = await registry.lookup(requests);
    expect(results.size).toBe(200);
    expect([...results.values()].every((result) => !result.ok)).toBe(true);
    expect(registry.counters.requests).toBeLessThan(20);
  });
  it("is asked again when somebody wants it", async () => {
    const { registry, server } = await ask("server-error");
    server.forget();
    const again = (await registry.lookup([{ name: "pkg" }])).get("pkg");
    expect(again).toMatchObject({ ok: false, reason: "server-error" });
    expect(server.requests).toHaveLength(0);
    const fresh = (await registry.lookup([{ name: "pkg" }], { retryFailed: true })).get("pkg");
    expect(fresh?.ok).toBe(true);
  });
});

describe("publish dates", () => {
  const behind = packument("pkg", { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" });

  it("come from the full document, which is asked for only when a decision needs them", async () => {
    const server = await faulty();
    server.serve(behind);
    const registry = client({ npmrc: `registry=${server.url}` });
    const result = (await registry.lookup([{ name: "pkg", current: "1.0.0" }])).get("pkg");
    expect(server.requests.map((each) => each.form)).toEqual(["abbreviated", "full"]);
    expect(result).toMatchObject({ ok: true, facts: { form: "full" } });
    server.forget();
    const other = client({ npmrc: `registry=${server.url}` });
    await other.lookup([{ name: "pkg", current: "2.0.0" }]);
    expect(server.requests.map((each) => each.form)).toEqual(["abbreviated"]);
  });
  it("that the registry strips or gives in part stay unknown", async () => {
    for (const fault of ["time-stripped", "time-partial"] as const) {
      const server = await faulty();
      server.serve(behind);
      server.fault(fault);
      const registry = client({ npmrc: `registry=${server.url}` });
      const result = (await registry.lookup([{ name: "pkg", current: "1.0.0" }])).get("pkg");
      if (!result?.ok) throw new Error("an answer is expected");
      expect(result.facts.versions.at(-1)).not.toHaveProperty("publishedAt");
    }
  });
  it("that fail to come are said to be missing, while the rest of the answer counts", async () => {
    const server = await faulty();
    server.serve(behind);
    server.fault("forbidden", { fullOnly: true });
    const registry = client({ npmrc: `registry=${server.url}` });
    const result = (await registry.lookup([{ name: "pkg", current: "1.0.0" }])).get("pkg");
    expect(result).toMatchObject({
      ok: true,
      facts: { form: "abbreviated" },
      incomplete: expect.stringContaining("refuses pkg (403)"),
    });
  });
  it("are not lost to a tag that both forms share: it is sent for the form that it came with", async () => {
    const server = await faulty();
    server.serve(behind);
    server.fault("shared-etag");
    const clock = { now: NOW };
    const registry = client({ npmrc: `registry=${server.url}`, now: () => clock.now });
    const ask = (): Promise<Map<string, LookupResult>> =>
      registry.lookup([{ name: "pkg", current: "1.0.0" }], { maxAgeMs: 1000 });
    for (const times of [1, 2]) {
      const result = (await ask()).get("pkg");
      if (!result?.ok) throw new Error("an answer is expected");
      expect(result.facts.versions.at(-1)?.publishedAt).toBe(Date.parse("2026-06-01"));
      expect(server.requests.filter(isConditional)).toHaveLength(times === 1 ? 0 : 2);
      clock.now += 2000;
    }
  });
});

describe("what was answered before", () => {
  const document = packument("pkg", { "1.0.0": "2026-01-01" });
  const ask = async (registry: Registry): Promise<PackageFacts> => {
    const result = (await registry.lookup([{ name: "pkg" }], { maxAgeMs: 1000 })).get("pkg");
    if (!result?.ok) throw new Error("an answer is expected");
    return result.facts;
  };

  it("is not sent again where nothing has changed, and counts as new", async () => {
    const server = await faulty();
    server.serve(document);
    const clock = { now: NOW };
    const cacheDir = folder();
    const options = { npmrc: `registry=${server.url}`, now: () => clock.now, cacheDir };
    const first = client(options);
    const before = await ask(first);
    await first.close();
    clock.now += 3_600_000;
    // Also in another process, from disk.
    const second = client(options);
    const after = await ask(second);
    expect(after).toEqual({ ...before, fetchedAt: clock.now });
    expect(second.counters).toMatchObject({ requests: 1, unchanged: 1 });
    expect(server.requests.map(isConditional)).toEqual([false, true]);
    // Within the time to live nobody is asked at all.
    await ask(second);
    expect(server.requests).toHaveLength(2);
  });

  it("is replaced where something has", async () => {
    const server = await faulty();
    server.serve(document);
    const clock = { now: NOW };
    const registry = client({ npmrc: `registry=${server.url}`, now: () => clock.now });
    await ask(registry);
    server.serve(packument("pkg", { "1.0.0": "2026-01-01", "1.1.0": "2026-02-01" }));
    clock.now += 2000;
    expect((await ask(registry)).versions).toHaveLength(2);
    expect(registry.counters.unchanged).toBe(0);
  });

  it("is asked for as a whole where it came in part", async () => {
    const server = await faulty();
    server.serve(document);
    server.fault("time-partial", { times: 2 });
    const clock = { now: NOW };
    const registry = client({ npmrc: `registry=${server.url}`, now: () => clock.now });
    await registry.lookup([{ name: "pkg" }], { thorough: "in-full", maxAgeMs: 1000 });
    server.forget();
    clock.now += 2000;
    await registry.lookup([{ name: "pkg" }], { thorough: "in-full", maxAgeMs: 1000 });
    expect(server.requests.filter(({ form }) => form === "full").map(isConditional)).toEqual([
      false,
    ]);
  });
});

function isConditional({ headers }: FaultRegistry["requests"][number]): boolean {
  return headers["if-none-match"] !== undefined;
}
