import type { ParameterIr } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeAll } from "./stored-members.ts";
import { kindsOf } from "./taint.ts";
import { clear } from "./untrusted.ts";

const OPTIONS = /^(?:opts?|options|config|conf|settings)$/i;
const FOLDERS = ["root", "rootDir", "rootPath", "baseDir", "basePath", "cwd", "publicDir"];
const PATHS = kindsOf(["path"]);

/** `function createHandler(options)` */
export function isOptions(parameter: ParameterIr | undefined): boolean {
  return parameter !== undefined && OPTIONS.test(parameter.name);
}

/** Who sets a package up says which folder it works in, so that folder is no way out of another. */
export function withFolders(options: AbstractValue): AbstractValue {
  const folder = clear({ ...NOTHING, taints: options.taints }, PATHS);
  return storeAll(
    options,
    FOLDERS.map((name) => [name, folder] as const),
  );
}
