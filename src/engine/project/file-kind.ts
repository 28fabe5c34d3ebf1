import { documentKind } from "../documents/read-document.ts";
import { isRunByNode, mayBeProgram, scriptLanguage } from "../syntax/language.ts";

/** What a file is to the engine; undefined when it is nothing that rules look at. */
export type FileKind = "script" | "document";

export function fileKind(path: string): FileKind | undefined {
  if (scriptLanguage(path)) return "script";
  return documentKind(path) ? "document" : undefined;
}

/** The same for somebody who has the text: a program without an extension may be one of a shell, or compiled. */
export function kindOf(path: string, text: string): FileKind | undefined {
  return mayBeProgram(path) && !isRunByNode(text) ? undefined : fileKind(path);
}

/** Larger files are counted as skipped: nobody wrote them by hand. */
export const MAX_FILE_BYTES = 1_048_576;
