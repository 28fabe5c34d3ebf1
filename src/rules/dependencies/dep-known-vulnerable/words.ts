import { type Advisory, type Hole, plain } from "../../../engine/api.ts";
import { certainUse } from "./details.ts";
import type { JointUpdate } from "./joint-update.ts";
import { inFolders, movesInWords } from "./move-words.ts";
import type { Remedy } from "./remedy.ts";
import { askedBy, type RemedyInput } from "./remedy-input.ts";

export function whatOf(worst: Hole, holes: readonly Hole[], advisory: Advisory): string {
  const { name, version, path } = worst;
  const { title, severity } = advisory;
  const through = path.length > 1 ? `, brought by ${path.at(-2)},` : "";
  const others = holes.length > 1 ? ` (and ${holes.length - 1} more)` : "";
  const start = `${name} ${version}${through} has a known hole`;
  const room = 120 - start.length - others.length - severity.length - 5;
  const reason = room >= 20 ? `: ${plain(title, room)}` : "";
  return plain(`${start} (${severity})${reason}${others}`, 120);
}

/** What to do, the smallest change first. */
export function helpOf(holes: readonly Hole[], remedy: Remedy, input: RemedyInput): string {
  const [worst] = holes;
  if (!worst) return "";
  const parts = [
    worst.asked === undefined ? ownHelp(worst, remedy) : broughtHelp(worst, remedy, input),
  ];
  const { update, mends, joint } = remedy;
  if (joint) parts.push(jointHelp(joint));
  if (update && mends.length < holes.length) {
    const count = `${mends.length} of ${holes.length} holes`;
    parts.push(`${worst.entry.key} ${update.version} mends ${count}.`);
  }
  const use = certainUse(holes, input.view);
  if (use !== undefined) parts.push(use);
  return parts.join(" ");
}

/** Who else has to move, or keeps it where it is. */
function jointHelp({ others, stuck }: JointUpdate): string {
  const [held] = stuck;
  if (held) {
    const { key } = held.entry;
    return `${key}${inFolders([held])} brings it as well, and no version of ${key} is known that does not.`;
  }
  const moves = movesInWords(others, ({ version }) => version);
  const last = moves.pop();
  const all = moves.length === 0 ? last : `${moves.join(", ")} and ${last}`;
  return `It stays until what else asks for it has moved, too: ${all}.`;
}

function ownHelp({ bundledIn }: Hole, { update, fixed }: Remedy): string {
  if (update) return `It is mended in ${update.version}, a ${update.step} update.`;
  if (fixed !== undefined && bundledIn === undefined) {
    return `Its advisories say that it is mended in ${fixed}.`;
  }
  return "There is no safe fix: no version is known in which it is mended. See whether you need it, or what stands in front of it.";
}

function broughtHelp(hole: Hole, remedy: Remedy, { mending, view }: RemedyInput): string {
  const { name, asked, asker, path, entry, bundledIn } = hole;
  const { update, mends, override, fixed, isRenewable } = remedy;
  if (update && mends.includes(hole)) {
    const more = override && update.breaking ? `, or override ${override.name} until then` : "";
    return `${entry.key} ${update.version}, a ${update.step} update, brings no vulnerable ${name}${more}.`;
  }
  if (bundledIn !== undefined) {
    return `There is no safe fix: it comes inside the archive of ${bundledIn}, where no override reaches it. See whether ${path[0]} can be replaced.`;
  }
  if (fixed === undefined) {
    return `There is no safe fix: no version of ${name} is known in which it is mended. See whether ${path[0]} can be replaced.`;
  }
  const by = path.at(-2) ?? path[0];
  if (isRenewable) {
    const command = RENEW[view.lock?.facts.format ?? ""];
    const how = command === undefined ? "" : ` (${command} ${name})`;
    return `${name} is mended in ${fixed}, which ${by} lets in: renew it in the lockfile${how}${override ? ", or override it" : ""}.`;
  }
  const range =
    asker?.version === undefined || asked === undefined
      ? undefined
      : (askedBy({ name: asker.name, version: asker.version }, asked.key, mending) ??
        (view.lock?.facts.format === "pnpm" ? undefined : asked.spec));
  const because = range ? ` (it asks for "${range}")` : "";
  if (override) {
    return `${name} is mended in ${fixed}: update ${by} once it lets that in${because}, and override ${name} until then.`;
  }
  return `${name} is mended in ${fixed}: renew it in the lockfile where ${by} lets that in${because}, or see whether ${path[0]} can be replaced.`;
}

/** Commands that renew one package of a lockfile, wherever it stands. */
const RENEW: Readonly<Record<string, string | undefined>> = {
  npm: "npm update",
  pnpm: "pnpm update --depth Infinity",
  yarn: "yarn up -R",
};
