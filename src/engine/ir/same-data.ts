/** True when two pieces of plain data say the same, places in the text aside. */
export function sameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, i) => sameData(item, other[i]))
    );
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      key === "start" ||
      key === "end" ||
      sameData(one[key as keyof typeof one], other[key as keyof typeof other]),
  );
}
