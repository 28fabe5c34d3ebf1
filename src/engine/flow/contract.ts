import type { FunctionIr } from "../ir/ir.ts";
import type { ApiNode } from "./api-node.ts";
import type { ApiTrie } from "./api-trie.ts";

/** What models say of the type that is written for a function as a whole: `const list: RequestHandler = …`. */
function contractOf(trie: ApiTrie, { contract }: FunctionIr): ApiNode[] {
  if (!contract) return [];
  const types = trie.writtenTypes(contract.specifier, contract.path);
  return trie.expand(types.flatMap((name) => trie.type(name) ?? []));
}

/** What such a function is called with. */
export function contractParameter(
  trie: ApiTrie,
  description: FunctionIr,
  index: number,
): ApiNode[] {
  return contractOf(trie, description).flatMap((node) => node.parameterAt(index));
}

/** What its caller does with what it returns. */
export function contractResult(trie: ApiTrie, description: FunctionIr): ApiNode[] {
  const nodes = contractOf(trie, description).flatMap(({ returned }) => returned ?? []);
  return trie.expand(nodes);
}
