import { describe, expect, it } from "vitest";
import { client } from "./setup.ts";
import { NAMES, stocked } from "./stocked.ts";

describe("cancelling", () => {
  it("ends the look-up at once, and every name has its reason", async () => {
    const server = await stocked();
    server.fault("hang");
    const registry = client({ npmrc: `registry=${server.url}`, deadlineMs: 60_000 });
    const controller = new AbortController();
    const pending = registry.lookup(NAMES, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    const results = await pending;
    expect([...results.values()].every((each) => !each.ok && each.reason === "cancelled")).toBe(
      true,
    );
    expect(results.size).toBe(60);
  });
  it("of the whole client ends what is under way", async () => {
    const server = await stocked();
    server.fault("hang");
    const controller = new AbortController();
    const registry = client({
      npmrc: `registry=${server.url}`,
      deadlineMs: 60_000,
      signal: controller.signal,
    });
    const pending = registry.lookup(NAMES, { signal: new AbortController().signal });
    setTimeout(() => controller.abort(), 20);
    expect((await pending).get("pkg-9")).toMatchObject({ ok: false, reason: "cancelled" });
  });
  it("by one caller leaves the other's answer alone", async () => {
    const server = await stocked({ delayMs: 60 });
    const registry = client({ npmrc: `registry=${server.url}` });
    const controller = new AbortController();
    const impatient = registry.lookup(NAMES.slice(0, 1), { signal: controller.signal });
    const patient = registry.lookup(NAMES.slice(0, 1));
    setTimeout(() => controller.abort(), 20);
    expect((await impatient).get("pkg-0")).toMatchObject({ ok: false, reason: "cancelled" });
    expect((await patient).get("pkg-0")?.ok).toBe(true);
  });
  it("is not remembered: the next look-up asks again", async () => {
    const server = await stocked({ delayMs: 40 });
    const registry = client({ npmrc: `registry=${server.url}` });
    const controller = new AbortController();
    const first = registry.lookup(NAMES.slice(0, 1), { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await first;
    expect((await registry.lookup(NAMES.slice(0, 1))).get("pkg-0")?.ok).toBe(true);
  });
});
