import type { DependencyEntry, ManifestView, ReportedFix } from "../../../engine/api.ts";
import { removeDependency } from "../../helpers/edit/remove-dependency.ts";

const STUB = /\bstub types? definition/i;

/** The fix for type definitions that are an empty shell, since the package that they are about brings its own. */
export function removeStub(
  entry: DependencyEntry,
  { text, facts, dependencies }: ManifestView,
): readonly ReportedFix[] {
  const real = realName(entry.name);
  const { locked, lookup } = dependencies.get(entry.key) ?? {};
  const known = lookup?.ok
    ? lookup.facts.versions.find(({ version }) => version === locked?.version)?.deprecated
    : undefined;
  const message = locked?.deprecated ?? known ?? "";
  if (real === undefined || !STUB.test(message.slice(0, 500))) return [];
  if (!facts.dependencies.some(({ name }) => name === real)) return [];
  const edit = removeDependency(text, entry);
  return edit ? [{ id: "remove-stub", edits: () => [edit] }] : [];
}

/** `@types/a` is about `a`, `@types/a__b` about `@a/b`. */
function realName(name: string): string | undefined {
  if (!name.startsWith("@types/")) return undefined;
  const bare = name.slice("@types/".length);
  const at = bare.indexOf("__");
  return at === -1 ? bare : `@${bare.slice(0, at)}/${bare.slice(at + 2)}`;
}
