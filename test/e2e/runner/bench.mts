import { RUN_VARIABLE } from "../suite/events.mts";
import type { EditorHost } from "./editor-run.mts";
import { Results } from "./results.mts";
import { makeScratch } from "./scratch.mts";
import { benchFiles } from "./store-files.mts";
import type { TestRegistry } from "./test-registry.mts";

const SAMPLES = 5;
const LINES = 500;
/** A window starts the extension by itself where it finds one. */
const PACKAGE = { "package.json": '{ "name": "shop", "private": true }\n' };

/** What is opened one after the other with the same folders for what the editor keeps. */
const WINDOWS = {
  "bench-activation": [""],
  // Compiled code is kept from one window to the next.
  "bench-first": [", first window after the installation", ", later window"],
  "bench-store": [""],
} as const;

/**
 * Measures in fresh windows and prints each figure with its spread; asserts no time.
 * @returns whether every window gave its figure.
 */
export async function runBench(
  host: EditorHost,
  what: {
    readonly extension: string;
    readonly suite: string;
    readonly registry: TestRegistry;
  },
): Promise<boolean> {
  const { extension, suite } = what;
  const figures = new Map<string, number[]>();
  let complete = true;
  for (const name of ["bench-activation", "bench-first", "bench-store"] as const) {
    for (let sample = 0; sample < SAMPLES; sample++) {
      const scratch = makeScratch({
        files: name === "bench-store" ? { ...benchFiles(LINES), ...PACKAGE } : benchFiles(LINES),
      });
      const env = { [RUN_VARIABLE]: name, ...what.registry.environment(scratch) };
      try {
        for (const which of WINDOWS[name]) {
          const results = new Results(name, () => {});
          const run = { name, trusted: true, scratch, extension, suite, env, limitMs: 120_000 };
          await host.run(run, results);
          for (const failure of results.failures) console.error(failure);
          for (const { name: figure, value } of results.figures) {
            const key = figure + which;
            // Said at once: a run that is ended early has figures, too.
            console.log(`  ${key}: ${value} ms`);
            figures.set(key, [...(figures.get(key) ?? []), value]);
          }
          complete &&= results.totals.failed === 0 && results.figures.length > 0;
        }
      } finally {
        scratch.remove();
      }
    }
  }
  for (const [name, values] of figures) console.log(`${name}: ${spread(values)}`);
  return complete;
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `median ${median} ms, ${sorted[0]} to ${sorted.at(-1)} ms, ${sorted.length} windows`;
}
