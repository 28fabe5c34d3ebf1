import type { Environment, NpmrcValue } from "./npmrc-file.ts";
import type { SettingsFile } from "./manager-files.ts";
import { type Settings, UNREADABLE } from "./settings-file.ts";

/** Settings whose text becomes an address that is asked. */
const ADDRESS = /^(?:@[^:]+:)?registry$|^(?:https-)?proxy$/;

/**
 * Reads a file of a project so that no variable of the environment becomes part of an address: a
 * project that names a host could have any secret of the machine sent there, as a part of the path.
 * Tokens may come from variables, as everywhere: they stand beside the host that they are for.
 */
export function withoutVariables(read: SettingsFile["read"]): SettingsFile["read"] {
  return (text, env) => {
    const settings = read(text, env);
    if (settings === UNREADABLE) return UNREADABLE;
    const plain = read(text, EMPTY);
    const values = new Map(settings);
    for (const [key, value] of settings) {
      if (ADDRESS.test(key))
        values.set(key, keptFrom(value, plain === UNREADABLE ? undefined : plain, key));
    }
    return values;
  };
}

const EMPTY: Environment = {};

function keptFrom(value: NpmrcValue, plain: Settings | undefined, key: string): NpmrcValue {
  const bare = plain?.get(key);
  if (!bare) return { ...value, unset: ["a variable"], isWithheld: true };
  const isSame = String(bare.value) === String(value.value) && bare.unset.length === 0;
  return isSame ? value : { ...bare, isWithheld: true };
}
