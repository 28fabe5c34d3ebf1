import type { ProtectionRow } from "../models/model.ts";
import type { Program } from "./program.ts";
import { areSeparateApps, makesApp } from "./separate-apps.ts";
import type { Flow } from "./summary.ts";
import { WHOLE, kindsOf, statesOf } from "./taint.ts";

/** Flows that nothing stops: no middleware that is mounted, no setting, as far as those were seen. */
export function unprotected(
  flows: readonly Flow[],
  protections: Iterable<readonly [ProtectionRow, string]>,
  program: Modules,
): readonly Flow[] {
  const known = [...protections];
  if (known.length === 0) return flows;
  return flows.filter((flow) => {
    const { file } = flow.taint.source;
    const folder = program.packageFolder(file) ?? "/";
    return !known.some(([row, where]) => {
      const [within, app] = where.split(APP);
      if (within !== folder || !stops(row, flow)) return false;
      return app === undefined || !areSeparateApps(program, app, file);
    });
  });
}

/** Where a protection holds that is seen in a file: its package, or the application that it makes there. */
export function protectedBy(program: Modules, file: string): string {
  const folder = program.packageFolder(file) ?? "/";
  return makesApp(program, file) ? `${folder}${APP}${file}` : folder;
}

type Modules = Pick<Program, "file" | "resolve" | "packageFolder">;

/** Stands between a package and the file of an application in it. */
const APP = "\n";

function stops(row: ProtectionRow, { taint, sink }: Flow): boolean {
  const { clears, sources, states, membersOnly } = row;
  const { source } = taint;
  if (membersOnly && (taint.states & WHOLE) !== 0) return false;
  if (states && (taint.states & statesOf(states)) === 0) return false;
  if ((kindsOf(clears) & kindsOf([sink.row.kind])) === 0) return false;
  if (sources.length === 0) return source.kind === "remote";
  return sources.some((type) => source.types?.includes(type));
}
