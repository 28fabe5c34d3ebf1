import { mayHoldDirectives } from "../findings/suppression.ts";
import { lowerFile } from "../ir/lower-file.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { digest } from "../text/hash.ts";
import { pack } from "../text/pack.ts";
import { checkScript } from "./check-script.ts";
import type { Surroundings } from "./surroundings.ts";
import { Collector } from "./collector.ts";
import { type FileFacts, plainReports } from "./file-facts.ts";
import { mayHoldSecret } from "./may-hold-secret.ts";
import type { ModuleGraph } from "./module-graph.ts";
import { isFollowed } from "./path-class.ts";
import { readableScript } from "./readable.ts";
import type { Routes } from "./routes.ts";
import type { RuleSet } from "./rule-set.ts";

/** What a script says by itself; undefined where it takes more to know. */
export function makeFacts(
  text: string,
  rules: RuleSet,
  around: Surroundings,
  { graph, routes }: { readonly graph: ModuleGraph; readonly routes: Routes },
): FileFacts | undefined {
  const { path } = around;
  const { parsed, semantics } = graph.script(path, text);
  const collector = new Collector(path);
  const versions = new Map<string, string | undefined>();
  let isOfPlatform = false;
  if (semantics) {
    const watched = {
      path,
      pathClass: around.pathClass,
      now: around.now,
      packageVersion(name: string) {
        const version = around.packageVersion(name);
        versions.set(name, version);
        return version;
      },
      platforms() {
        isOfPlatform = true;
        return around.platforms();
      },
    };
    checkScript(semantics.source, semantics, rules, watched, collector);
  }
  // Which platform a folder is made for is known to whoever knows all files.
  if (isOfPlatform) return undefined;
  const isCodeAsked = rules.followData && isFollowed(around.pathClass);
  const code = semantics && isCodeAsked ? packedCode(semantics) : undefined;
  const reports = plainReports(collector);
  const ways = semantics && routes.read(path, semantics, collector);
  return {
    path,
    hash: digest(text),
    reports,
    crashes: collector.crashes,
    // They are asked for what they silence, and for nothing else.
    comments: mayHoldDirectives(text) ? (semantics?.source.comments ?? []) : [],
    ...(semantics && reports.length > 0
      ? { literals: readableScript(semantics.source).literals() }
      : {}),
    ...(parsed.ok ? {} : { problem: parsed.problem }),
    ...(ways ? { routes: ways } : {}),
    ...(code ? { code } : {}),
    readers: graph.takeReaders(),
    resolved: graph.takeResolved(),
    versions: [...versions],
    timed: collector.timed,
    mayHoldSecret: mayHoldSecret(text),
  };
}

/** Undefined when the code cannot be lowered: whoever follows data will see the same, and say it. */
function packedCode(semantics: Semantics): Uint8Array | undefined {
  try {
    return pack(lowerFile(semantics));
  } catch {
    return undefined;
  }
}
