import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that lies beside the built program, also when that was started through a link; undefined when it is run from its sources. */
export function neighbour(program: string, name: string): string | undefined {
  try {
    const path = join(dirname(realpathSync(program)), name);
    return existsSync(path) ? path : undefined;
  } catch {
    // Such as a program that was deleted while it runs.
    return undefined;
  }
}
