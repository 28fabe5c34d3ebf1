import { type AbstractValue } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";

/** Programs that run what stands behind `-c`, `/c` or `-Command` as code of their own. */
const SHELLS: ReadonlySet<unknown> = new Set([
  "sh",
  "bash",
  "zsh",
  "dash",
  "cmd",
  "cmd.exe",
  "powershell",
  "powershell.exe",
  "pwsh",
  "/bin/sh",
  "/bin/bash",
  "/usr/bin/bash",
  "/bin/zsh",
]);

/** `windows ? "cmd" : "sh"`: whichever of them it is, it is a shell. */
export function oneOfShells(values: readonly AbstractValue[]): AbstractValue | undefined {
  const [first] = values;
  const name = first?.constant?.value;
  if (!SHELLS.has(name) || values.length < 2 || typeof name !== "string") return undefined;
  return values.every(({ constant }) => SHELLS.has(constant?.value))
    ? constantValue(name)
    : undefined;
}
