import { setFlagsFromString } from "node:v8";

/**
 * A quarter of the processor time of an audit went into the runtime's last compiler, which makes code
 * again that runs for seconds only. It waits for what is called more often, and puts less of other
 * functions into each. To be called before other programs are loaded: compiled code that is kept
 * holds for the settings that it was made with.
 */
export function compileLess(version = process.versions.v8): void {
  const major = Number.parseInt(version, 10);
  // A runtime that does not know a setting says so where the user reads; those that were tried do.
  if (major >= 11 && major <= 14) setFlagsFromString("--max-inlined-bytecode-size-cumulative=200");
  if (major >= 12 && major <= 14) setFlagsFromString("--invocation-count-for-turbofan=30000");
}
