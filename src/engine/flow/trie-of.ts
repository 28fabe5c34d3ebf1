import type { Model } from "../models/model.ts";
import { ApiTrie } from "./api-trie.ts";

const known = new WeakMap<readonly Model[], ApiTrie>();

/** The graph of a list of models. Nobody changes one, so whoever has the same list has the same graph. */
export function trieOf(models: readonly Model[]): ApiTrie {
  const trie = known.get(models) ?? new ApiTrie(models);
  known.set(models, trie);
  return trie;
}
