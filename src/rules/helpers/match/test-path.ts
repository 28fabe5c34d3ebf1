import type { CheckContext, Preset } from "../../../engine/api.ts";
import { remembered } from "./remembered.ts";

/**
 * What tests and made-up data do lets nobody in: for rules about secrets that are made or compared,
 * only the audit says it. Examples are told to those who ask for more than what is urgent.
 */
export function presetInTests({ pathClass }: CheckContext): { readonly preset?: Preset } {
  if (pathClass.kind === "lowered" && pathClass.reason.startsWith("examples"))
    return { preset: "balanced" };
  const isTest =
    pathClass.kind === "lowered" &&
    /^(?:tests|fixtures|mocks|stories|seeds|load|development servers)/.test(pathClass.reason);
  return isTest ? { preset: "audit" } : {};
}

/** True for configurations of servers that only their developers start. */
export function isNeverDeployed({ path, pathClass }: CheckContext): boolean {
  if (isOfDevelopers(path)) return true;
  return (
    pathClass.kind === "lowered" &&
    /^(?:tests|fixtures|mocks|stories|seeds|load|development servers)/.test(pathClass.reason)
  );
}

const isOfDevelopers = remembered((path) => /(?:^|[/.-])dev-(?:server|config)\b[^/]*$/.test(path));
