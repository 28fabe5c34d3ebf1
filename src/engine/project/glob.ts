import picomatch from "picomatch";

/** Tests paths against any of the globs. A pattern without a slash matches at any depth, as in .gitignore files. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const tests = globs.map((glob) => picomatch(anywhere(glob), { dot: true, nonegate: true }));
  return (path) => tests.some((test) => test(path));
}

function anywhere(glob: string): string {
  const clean = glob.replace(/^\.\//, "").replace(/^\//, "");
  const folder = clean.endsWith("/") ? `${clean}**` : clean;
  return clean.replace(/\/$/, "").includes("/") ? folder : `**/${folder}`;
}
