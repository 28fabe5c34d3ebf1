import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { Source } from "../../src/registry/sources.ts";
import { startComposerServer } from "../harness/composer-server.ts";
import { packument } from "../harness/packument.ts";
import { client, faulty, folder, NOW } from "./setup.ts";

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const sources: ReadonlySet<Source> = new Set(["github"]);
const DAY = 86_400_000;

/** A registry with one package, and a code host that knows `/repos/o/r`. */
async function serve(
  state: unknown,
  released = "2023-01-01",
  repository = "https://github.com/o/r",
) {
  const home = await faulty();
  home.serve(
    packument(
      "pay",
      { "1.0.0": released },
      { modified: `${released}T00:00:00.000Z`, repository: { type: "git", url: repository } },
    ),
  );
  const host = await startComposerServer({ "/repos/o/r": state });
  stops.push(host.stop);
  const cacheDir = join(folder(), "cache");
  const look = async (
    days = 0,
    lookup: { readonly sources?: ReadonlySet<Source>; readonly mode?: "offline" } = { sources },
  ) => {
    const one = client({
      npmrc: `registry=${home.url}`,
      addresses: { github: `http://${host.host}/` },
      cacheDir,
      now: () => NOW + days * DAY,
    });
    const found = (await one.lookup([{ name: "pay", current: "1.0.0" }], lookup)).get("pay");
    await one.close();
    if (!found?.ok) throw new Error(found?.text);
    return found;
  };
  return { host, look };
}

const ARCHIVED = { archived: true, pushed_at: "2023-02-01T00:00:00Z" };

it("is asked of nobody unless that is switched on", async () => {
  const { host, look } = await serve(ARCHIVED);
  expect((await look(0, {})).archived).toBeUndefined();
  expect((await look(0, { sources: new Set(["osv"]) })).archived).toBeUndefined();
  expect(host.asked).toEqual([]);
});

it("is told of a repository that nobody pushes to any more, once in a week", async () => {
  const { host, look } = await serve(ARCHIVED);
  expect((await look()).archived).toBe(true);
  expect(host.asked).toEqual(["/repos/o/r"]);
  expect(host.headers[0]?.authorization).toBeUndefined();
  expect((await look(6)).archived).toBe(true);
  expect((await look(99, { sources, mode: "offline" })).archived).toBe(true);
  expect(host.asked.length).toBe(1);
  await look(8);
  expect(host.asked.length).toBe(2);
});

it.each([
  ["a repository that is not archived", { ...ARCHIVED, archived: false }, "2023-01-01"],
  ["a package that was released since from another place", ARCHIVED, "2024-06-01"],
  ["a repository that is gone", 404, "2023-01-01"],
])("is not %s", async (_, state, released) => {
  const { look } = await serve(state, released);
  const found = await look();
  expect(found.archived).toBeUndefined();
  expect(found.incomplete).toBeUndefined();
});

it("is not asked about what was released within a year, nor about other hosts", async () => {
  const young = await serve(ARCHIVED, "2026-01-01");
  expect((await young.look()).archived).toBeUndefined();
  expect(young.host.asked).toEqual([]);
  const other = await serve(ARCHIVED, "2023-01-01", "https://gitlab.com/o/r");
  expect((await other.look()).archived).toBeUndefined();
  expect(other.host.asked).toEqual([]);
});

it("that nobody tells is not checked, with the reason, and a refusal is not repeated", async () => {
  const { host, look } = await serve(403);
  expect((await look()).incomplete).toMatch(
    /^Whether its repository is archived is not known: .*refuses/,
  );
  expect(host.asked.length).toBe(1);
});
