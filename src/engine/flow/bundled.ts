import type { Solver } from "./solver.ts";

/** Frameworks whose bundler packs server code. */
const BUNDLING = [
  "next",
  "nuxt",
  "astro",
  "gatsby",
  "@sveltejs/kit",
  "@remix-run/dev",
  "@react-router/dev",
];

/** True in programs whose bundler packs server code, too: an `import()` finds what it packed and nothing else. */
export function isBundled(solver: Solver, file: string): boolean {
  const packages = solver.program.packages(file);
  return BUNDLING.some((name) => packages?.has(name));
}
