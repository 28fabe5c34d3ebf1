import type { FileIr } from "../ir/ir.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { FolderLists } from "./folder-lists.ts";
import type { PackageOfFile } from "./packages-of-files.ts";

/** A lowered file with the text that it was made from. */
export interface CodeOfFile {
  readonly text: string;
  readonly ir: FileIr;
}

/** As many answers are remembered at once where nobody knows how much room there is. */
const MANY_ANSWERS = 10_000;

export function isMuch(answers: number): boolean {
  return answers > MANY_ANSWERS;
}

/** What the analysis of flows needs of the project. */
export interface FlowSurroundings {
  /** What stands in a file; undefined where there is none. */
  text(path: string): string | undefined;
  /** A script lowered, of `text` where that is given; undefined when it cannot be read. */
  code(path: string, text: string | undefined): CodeOfFile | undefined;
  /** A script as it was read, for what stands around a place of it. */
  source(path: string): SourceFile | undefined;
  resolve(from: string, specifier: string): string | undefined;
  readonly folders: FolderLists;
  /** The template that code in a file means by a name, and the layout around it. */
  views(from: string, name: string): readonly string[];
  /** The files from which a framework may take a name that code does not import. */
  automatic(from: string, specifier: string, name: string): readonly string[];
  /** The nearest package.json, and the packages that it names; undefined without one. */
  packageOf(path: string): PackageOfFile | undefined;
  /** True where only who runs the store can call what a file is made for. */
  isForStaff(path: string): boolean;
  /** The version or range of a package that code at a path gets. */
  versionOf(path: string, name: string): string | undefined;
  /** True when the process should forget so many answers, which can be found again; absent where their number decides. */
  readonly isFull?: ((answers: number) => boolean) | undefined;
}
