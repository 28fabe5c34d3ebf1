/** The major version that a version or a simple range means; undefined when it allows several or cannot be read. */
export function packageMajor(range: string | undefined): number | undefined {
  const match =
    range === undefined
      ? undefined
      : /^\s*[\^~=v]*\s*(\d+)(?:\.[\dx*]+)*(?:-[\w.]+)?\s*$/.exec(range);
  return match ? Number(match[1]) : undefined;
}
