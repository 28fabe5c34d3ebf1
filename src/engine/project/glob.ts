import picomatch from "picomatch";

/**
 * Tests paths against any of the globs. As in .gitignore files, a pattern without a slash matches at
 * any depth, one with a leading slash only at the root, and one that matches a folder all below it.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs
    .map(fromRoot)
    .flatMap((glob) => [glob, `${glob}/**`])
    .map((glob) => picomatch(glob, { dot: true, nonegate: true }));
  return (path) => tests.some((test) => test(path));
}

/** Why a text cannot serve as a glob over relative paths; undefined when it can. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === "") return "it is empty";
  if (glob.startsWith("!")) return "a leading '!' has no meaning here";
  // Before one of the glob's own characters a backslash takes its meaning away.
  if (/\\(?![[\]{}()*?!+@])/.test(glob)) return "paths are written with forward slashes";
  if (/^[A-Za-z]:/.test(glob)) return "it must be relative to the folder";
  if (glob.split("/").includes("..")) return "it leads out of the folder";
  // Longer patterns are refused by the matcher, which would throw.
  if (glob.length > 1_000) return "it is too long";
  return unbalanced(glob);
}

function unbalanced(glob: string): string | undefined {
  const plain = glob.replace(/\\./g, "");
  for (const [open, close] of [
    ["[", "]"],
    ["{", "}"],
    ["(", ")"],
  ] as const) {
    const opened = plain.split(open).length;
    if (opened !== plain.split(close).length) return `'${open}' and '${close}' do not match`;
  }
  return undefined;
}

function fromRoot(glob: string): string {
  const pattern = glob.replace(/\/+$/, "");
  const clean = pattern.replace(/^(?:\.?\/)+/, "");
  return clean !== pattern || clean.includes("/") ? clean : `**/${clean}`;
}
