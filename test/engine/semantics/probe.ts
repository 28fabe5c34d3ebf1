import type { Ast, Semantics } from "../../../src/engine/api.ts";
import { walk } from "../../../src/engine/api.ts";
import { ModuleGraph } from "../../../src/engine/project/module-graph.ts";

export interface Probe {
  readonly node: Ast.Node;
  readonly semantics: Semantics;
}

/** The arguments of all calls of `probe(…)` in the first file, in source order. */
export function probes(files: Readonly<Record<string, string>> | string): Probe[] {
  const all = new Map(Object.entries(typeof files === "string" ? { "store.ts": files } : files));
  const graph = new ModuleGraph({ read: (path) => all.get(path), exists: (path) => all.has(path) });
  const [path, text] = [...all][0] ?? ["", ""];
  const { parsed, semantics } = graph.script(path, text);
  if (!parsed.ok || !semantics) throw new Error("the probe does not parse");
  const found: Probe[] = [];
  walk(parsed.source.ast, parsed.source.visitorKeys, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return;
    const [argument] = node.arguments;
    if (node.callee.name === "probe" && argument) found.push({ node: argument, semantics });
  });
  return found;
}

/** The API names of what is probed. */
export function apis(files: Readonly<Record<string, string>> | string): (string | undefined)[] {
  return probes(files).map(({ node, semantics }) => semantics.api(node));
}

/** The constants of what is probed; `unknown` where there is none. */
export function constants(files: Readonly<Record<string, string>> | string): unknown[] {
  return probes(files).map(({ node, semantics }) => {
    const constant = semantics.constant(node);
    return constant ? constant.value : "unknown";
  });
}
