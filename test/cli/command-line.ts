import { run } from "../../src/cli/run.ts";
import type { CliSurroundings, OpenRegistry } from "../../src/cli/surroundings.ts";
import { middleware } from "../../src/generated/middleware.ts";
import { models } from "../../src/generated/models.ts";
import { platforms } from "../../src/generated/platforms.ts";
import { rules } from "../../src/generated/rules.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line inside the test, with what it writes as text. */
export async function cli(
  args: readonly string[],
  more: Partial<CliSurroundings> = {},
): Promise<Outcome> {
  const written = { out: "", error: "" };
  const code = await run(args, {
    rules,
    models,
    platforms,
    middleware,
    version: "1.2.3",
    cwd: process.cwd(),
    environment: {},
    out: { write: (text) => void (written.out += text), isTerminal: false },
    error: { write: (text) => void (written.error += text), isTerminal: false },
    now: () => new Date("2026-11-22T12:00:00Z"),
    onInterrupt: () => () => undefined,
    ...more,
  });
  return { code, ...written };
}

/** A registry that knows nothing and says why. */
export function deafRegistry(): OpenRegistry & { readonly asked: string[]; closed: boolean } {
  const asked: string[] = [];
  return {
    asked,
    closed: false,
    lookUp: async (path) => {
      asked.push(path);
      const text = "The registry does not answer.";
      return new Map([["left-pad", { ok: false, reason: "unreachable", text } as const]]);
    },
    async close() {
      this.closed = true;
    },
  };
}

/** Code with one error, one warning and one finding that has a fix. */
export const FLAWED =
  'import https from "node:https";\nhttps.get("https://a.example", { rejectUnauthorized: false });\n';
