import { expect, it } from "vitest";
import type { FactRequest } from "../../src/engine/api.ts";
import { packument } from "../harness/packument.ts";
import { client, faulty } from "./setup.ts";

const DAY = 86_400_000;
const VERSIONS = { "1.0.0": "2026-01-01", "1.1.0": "2026-11-20" };

/** The names whose full documents are fetched; the registry leaves dates out of the others. */
async function fetchedInFull(requests: readonly FactRequest[], npmrc = "") {
  const server = await faulty();
  server.serve(packument("rested", VERSIONS, { modified: "2026-10-01T00:00:00.000Z" }));
  server.serve(packument("fresh", VERSIONS, { modified: "2026-11-20T13:00:00.000Z" }));
  const registry = client({ npmrc: `registry=${server.url}\n${npmrc}` });
  const results = await registry.lookup(requests);
  expect([...results.values()].every(({ ok }) => ok)).toBe(true);
  return server.requests.filter(({ form }) => form === "full").map(({ name }) => name);
}

const installed = (name: string, more: Partial<FactRequest> = {}): FactRequest => ({
  name,
  current: "1.1.0",
  exact: true,
  ...more,
});

it("full documents are fetched where `modified` leaves open how old an installed version is", async () => {
  expect(await fetchedInFull([installed("rested"), installed("fresh")])).toEqual(["fresh"]);
});

it("not for a version that only a range would let in", async () => {
  expect(await fetchedInFull([{ name: "fresh", current: "1.1.0" }])).toEqual([]);
});

it("not where the project does not wait that long, by whichever file it says so", async () => {
  expect(await fetchedInFull([installed("fresh")], "min-release-age=1")).toEqual([]);
  expect(await fetchedInFull([installed("fresh", { coolDownMs: DAY })])).toEqual([]);
  // What the project's own files say comes before npm's settings of the person.
  expect(
    await fetchedInFull([installed("fresh", { coolDownMs: 7 * DAY })], "min-release-age=1"),
  ).toEqual(["fresh"]);
});

it("for a version that is installed and no longer there, which only the full one explains", async () => {
  expect(await fetchedInFull([installed("rested", { current: "1.0.5" })])).toEqual(["rested"]);
});
