import { describe, expect, it } from "vitest";
import { ModuleGraph } from "../../../src/engine/project/module-graph.ts";

/** A barrel that re-exports many files; the second last one exports what is looked for. */
function barrel(count: number): Map<string, string> {
  const files = new Map<string, string>();
  const stars = Array.from({ length: count }, (_, i) => `export * from "./f${i}";`);
  files.set("index.ts", stars.join("\n"));
  for (let i = 0; i < count; i++) files.set(`f${i}.ts`, `export const c${i} = ${i};`);
  return files;
}

function graphOf(files: Map<string, string>): ModuleGraph {
  return new ModuleGraph({ read: (path) => files.get(path), exists: (path) => files.has(path) });
}

describe("a barrel of many files", () => {
  it("is searched without parsing all of them", () => {
    const files = barrel(300);
    const graph = graphOf(files);
    const { semantics } = graph.script("index.ts", files.get("index.ts") ?? "");
    const found = semantics?.exported("c298");
    expect(found && "node" in found ? found.in.constant(found.node) : undefined).toEqual({
      value: 298,
    });
    expect(graph.parses).toBe(2);
    expect(semantics?.exported("nothing")).toBeUndefined();
    expect(graph.parses).toBe(2);
  });

  it("tells those who asked when a file that had nothing for them changes", () => {
    const files = barrel(3);
    const graph = graphOf(files);
    const text = files.get("index.ts") ?? "";
    expect(graph.script("index.ts", text).semantics?.exported("added")).toBeUndefined();
    files.set("f1.ts", `export const added = "x";`);
    expect(graph.changed("f1.ts")).toContain("index.ts");
    expect(graph.script("index.ts", text).semantics?.exported("added")).toBeDefined();
  });
});

it("a file that is asked for again and again is not parsed each time", () => {
  const files = new Map<string, string>([["hub.ts", "export const limit = 5;\n"]]);
  for (let i = 0; i < 1_000; i++) files.set(`f${i}.ts`, `export const n${i} = ${i};\n`);
  for (let i = 0; i < 4; i++)
    files.set(`u${i}.ts`, 'import { limit } from "./hub";\nexport const at = limit;\n');
  const graph = graphOf(files);
  const limitAt = (path: string): unknown => {
    const found = graph.script(path, files.get(path) ?? "").semantics?.exported("at");
    return found && "node" in found ? found.in.constant(found.node)?.value : undefined;
  };
  const readOthers = (from: number): void => {
    for (let i = from; i < from + 200; i++) graph.script(`f${i}.ts`, files.get(`f${i}.ts`) ?? "");
  };
  const parsed = [0, 1, 2, 3].map((i) => {
    const before = graph.parses;
    expect(limitAt(`u${i}.ts`)).toBe(5);
    const count = graph.parses - before;
    readOthers(200 * i);
    return count;
  });
  // With the file itself: the hub is read, read once more, and then kept.
  expect(parsed).toEqual([2, 2, 1, 1]);
});
