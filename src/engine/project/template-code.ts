import { lowerFile } from "../ir/lower-file.ts";
import { FileSemantics } from "../semantics/file-semantics.ts";
import { readTemplateCode } from "../templates/read-template-code.ts";
import type { CodeOfFile } from "./flow-surroundings.ts";

/** A template as the function that fills it; undefined where it writes nothing that could do harm. */
export function templateCode(path: string, text: string): CodeOfFile | undefined {
  const source = readTemplateCode(path, text);
  // What it reads it is given: it knows no other file.
  const modules = { open: () => undefined, mayExport: () => false, declares: () => false };
  return source && { text, ir: lowerFile(new FileSemantics(source, modules)) };
}
