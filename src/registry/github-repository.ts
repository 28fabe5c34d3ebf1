import { readTime } from "../engine/api.ts";
import { isObject } from "./advisory-shape.ts";

/** What is kept of a repository. Plain data. */
export interface ArchivedState {
  readonly archived: boolean;
  /** When something was last pushed, in milliseconds since 1970: after it was archived nobody can. */
  readonly pushedAt?: number;
}

/** Undefined where an answer is no description of a repository. */
export function readGithubRepository(answer: unknown): ArchivedState | undefined {
  if (!isObject(answer) || typeof answer["archived"] !== "boolean") return undefined;
  const pushed = answer["pushed_at"];
  const pushedAt = typeof pushed === "number" ? pushed : readTime(pushed);
  return { archived: answer["archived"], ...(pushedAt !== undefined && { pushedAt }) };
}
