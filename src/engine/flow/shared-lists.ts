/** Most places of a library have but one thing that is said of them: the lists that they lack they share. */
export const NONE: readonly never[] = [];

/** A list of a place with one thing more; what nobody else has is not copied. */
export function added<Each>(list: readonly Each[], more: Each): readonly Each[] {
  if (list.length === 0) return [more];
  (list as Each[]).push(more);
  return list;
}
