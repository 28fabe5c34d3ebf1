import { lowerFile } from "../ir/lower-file.ts";
import { FileSemantics } from "../semantics/file-semantics.ts";
import { readTemplateCode } from "../templates/read-template-code.ts";
import { NO_MODULES } from "./page-checks.ts";
import type { CodeOfFile } from "./flow-surroundings.ts";

/** A template as the function that fills it, with the scripts in it; undefined where it writes nothing that could do harm. */
export function templateCode(path: string, text: string): CodeOfFile | undefined {
  const source = readTemplateCode(path, text);
  return source && { text, ir: lowerFile(new FileSemantics(source, NO_MODULES)) };
}
