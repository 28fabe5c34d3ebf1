import { describe, expect, it } from "vitest";
import { audit } from "../../../src/engine/api.ts";
import { inOrderOf, inWorkOrder } from "../../../src/engine/project/audit-order.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

describe("the order of an audit", () => {
  it("looks at documents into which no data flows first, and leaves the others where they are", () => {
    expect(
      inWorkOrder(["a.ts", "b.json", "views/c.ejs", "d.html", "e.yml", "f.vue", ".env"]),
    ).toEqual(["b.json", "e.yml", ".env", "a.ts", "views/c.ejs", "d.html", "f.vue"]);
  });

  it("puts results into the order of the files, and those of other files last", () => {
    const results = ["z.ts", "b.json", "a.ts"].map((path) => ({ path }));
    expect(inOrderOf(["a.ts", "b.json"], results).map(({ path }) => path)).toEqual([
      "a.ts",
      "b.json",
      "z.ts",
    ]);
  });

  it("tells documents before scripts and reports both in the order of the files", async () => {
    const files = {
      "a.ts": "export {};\n",
      "b.yml": "on: push\n",
      "c.ts": "export {};\n",
      "package.json": "{}",
    };
    const told: string[] = [];
    const { results } = await audit({
      session: new MemoryStore(files, { rules }).session,
      files: Object.keys(files),
      skipped: [],
      tracked: { known: false, reason: "a test" },
      lookUpOff: "a test",
      onResult: ({ path }) => void told.push(path),
    });
    expect(told.slice(0, 4)).toEqual(["b.yml", "package.json", "a.ts", "c.ts"]);
    expect(results.map(({ path }) => path).filter((path) => path in files)).toEqual(
      Object.keys(files),
    );
  });
});
