import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { onAbort } from "../../src/registry/on-abort.ts";
import { client } from "./setup.ts";
import { NAMES, stocked } from "./stocked.ts";

/** The names of twelve manifests, most of which have some that are the others' as well. */
const MANIFESTS = Array.from({ length: 12 }, (_, at) => NAMES.slice(at * 4, at * 4 + 12));

describe("a signal that many look-ups share", () => {
  it("has one listener while twelve manifests are looked up slowly, and Node warns of nothing", async () => {
    const server = await stocked({ delayMs: 40 });
    const registry = client({ npmrc: `registry=${server.url}`, concurrency: 64 });
    const warnings: string[] = [];
    const hear = ({ message }: Error): void => void warnings.push(message);
    process.on("warning", hear);
    const { signal } = new AbortController();
    const pending = Promise.all([
      ...MANIFESTS.map((requests) => registry.lookup(requests, { signal })),
      ...MANIFESTS.map((requests) =>
        registry.advisories(new Map(requests.map(({ name }) => [name, ["1.0.0"]])), { signal }),
      ),
    ]);
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, getEventListeners(signal, "abort").length);
    }, 2);
    const answers = await pending;
    clearInterval(watch);
    process.off("warning", hear);
    expect(answers.slice(0, 12).every((each) => each instanceof Map && each.size === 12)).toBe(
      true,
    );
    expect(server.mostAtOnce).toBeGreaterThan(20);
    expect(most).toBe(1);
    expect(warnings).toEqual([]);
  });

  it("tells all who wait once, and nobody who has left", () => {
    const controller = new AbortController();
    const told: string[] = [];
    onAbort(controller.signal, () => told.push("first"));
    const leave = onAbort(controller.signal, () => told.push("gone"));
    onAbort(controller.signal, () => told.push("last"));
    leave();
    controller.abort();
    expect(told).toEqual(["first", "last"]);
    expect(() => onAbort(undefined, () => told.push("never"))()).not.toThrow();
  });
});
