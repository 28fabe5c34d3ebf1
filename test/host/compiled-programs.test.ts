import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CompiledPrograms } from "../../src/host/compiled-programs.ts";
import { COMPILED_FOLDER } from "../../src/protocol/server-process.ts";
import { LspClient } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const PROGRAM = `const part = require("./part.js");
const { basename } = require("node:path");
exports.said = () => part.twice(basename(__filename).length);
`;
const PART = "exports.twice = (n) => 2 * n;\n";

function load(store: { path(name: string): string }) {
  const programs = new CompiledPrograms(store.path("kept"), ["./part.js"]);
  const { said } = programs.load(store.path("program.js")) as { said(): number };
  return { programs, said: said() };
}

describe("compiled programs", () => {
  it("are taken from what an earlier start kept, parts included", () => {
    using store = temporaryStore({ "program.js": PROGRAM, "part.js": PART });
    const first = load(store);
    expect(first).toMatchObject({ said: 20, programs: { fromKept: [] } });
    first.programs.keep();
    const second = load(store);
    expect(second.said).toBe(20);
    expect(second.programs.fromKept.toSorted()).toEqual(["part.js", "program.js"]);
    // Nothing is new, so nothing is written.
    const before = readdirSync(store.path("kept"));
    second.programs.keep();
    expect(readdirSync(store.path("kept"))).toEqual(before);
  });

  it("are compiled anew when their text is another of the same length, which replaces what was kept", () => {
    using store = temporaryStore({ "program.js": PROGRAM, "part.js": PART });
    load(store).programs.keep();
    writeFileSync(store.path("part.js"), PART.replace("2 *", "3 *"));
    const changed = load(store);
    expect(changed).toMatchObject({ said: 30, programs: { fromKept: ["program.js"] } });
    changed.programs.keep();
    expect(readdirSync(store.path("kept"))).toHaveLength(2);
    expect(load(store).programs.fromKept).toHaveLength(2);
  });

  it("are compiled anew when what was kept is damaged or cut off", () => {
    using store = temporaryStore({ "program.js": PROGRAM, "part.js": PART });
    load(store).programs.keep();
    const [program = "", part = ""] = readdirSync(store.path("kept")).toSorted().toReversed();
    const bytes = readFileSync(join(store.path("kept"), program));
    bytes.writeUInt8((bytes.at(-9) ?? 0) ^ 1, bytes.length - 9);
    writeFileSync(join(store.path("kept"), program), bytes);
    writeFileSync(join(store.path("kept"), part), "short");
    expect(load(store)).toMatchObject({ said: 20, programs: { fromKept: [] } });
  });

  it("start where nothing can be kept", () => {
    using store = temporaryStore({ "program.js": PROGRAM, "part.js": PART, kept: "a file" });
    const first = load(store);
    first.programs.keep();
    expect(first.said).toBe(20);
    expect(new CompiledPrograms(undefined, ["./part.js"]).load(store.path("part.js"))).toBeTruthy();
  });

  it("are what the server starts from the second time", async () => {
    using store = temporaryStore({ "a.js": "" });
    const env = { [COMPILED_FOLDER]: store.path("kept") };
    for (let start = 0; start < 2; start++) {
      const client = await LspClient.start({ folders: [store.root], env });
      await client.stop();
      const kept = readdirSync(store.path("kept")).map((name) => name.replace(/-.*/, ""));
      expect(kept.toSorted()).toEqual(["parser.js", "server.js"]);
    }
  });
});
