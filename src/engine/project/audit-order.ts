import { documentKind } from "../documents/read-document.ts";
import { fileKind } from "./file-kind.ts";

/**
 * Files in the order in which they are best looked at: documents first, since whoever begins while
 * scripts are still being read by others would only wait for the first of those.
 */
export function inWorkOrder(files: readonly string[]): string[] {
  return [...files.filter(isPlainDocument), ...files.filter((path) => !isPlainDocument(path))];
}

/** Results in the order of the files that they are about; those about other files come last. */
export function inOrderOf<Result extends { readonly path: string }>(
  files: readonly string[],
  results: readonly Result[],
): Result[] {
  const places = new Map(files.map((path, index) => [path, index]));
  const placeOf = ({ path }: Result): number => places.get(path) ?? files.length;
  return results.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** True for documents into which no data of scripts flows: they say the same whatever else was looked at. */
function isPlainDocument(path: string): boolean {
  if (fileKind(path) !== "document") return false;
  const kind = documentKind(path);
  return kind !== "html" && kind !== "template";
}
