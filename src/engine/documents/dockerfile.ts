import { DockerfileParser, Keyword, type Property, PropertyInstruction } from "dockerfile-ast";
import { LineIndex } from "../text/line-index.ts";
import { type DocumentBuilder, type Span, unquoted } from "./builder.ts";

const KEYWORDS: ReadonlySet<string> = new Set(Object.values(Keyword));

/**
 * Reads a Dockerfile: `["ENV", name]` and `["ARG", name]` for variables with a value, and for each
 * other instruction its keyword with the arguments as the value, lines joined.
 */
export function readDockerfile(text: string, into: DocumentBuilder): void {
  const lines = new LineIndex(text);
  const spanOf = (range: DockerRange): Span => [
    lines.offset({ line: range.start.line, column: range.start.character }),
    lines.offset({ line: range.end.line, column: range.end.character }),
  ];
  const dockerfile = DockerfileParser.parse(text);

  for (const comment of dockerfile.getComments()) {
    const [start, end] = spanOf(comment.getRange());
    into.comment(text, [start, end], [start + 1, end]);
  }
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    const key = spanOf(instruction.getInstructionRange());
    if (!KEYWORDS.has(keyword)) {
      into.fail("This line begins with no instruction of a Dockerfile.", ...key);
    } else if (isVariables(keyword) && instruction instanceof PropertyInstruction) {
      for (const property of instruction.getProperties()) {
        readVariable(text, keyword, property, spanOf, into);
      }
    } else {
      const range = instruction.getArgumentsRange();
      const inner: Span = range ? spanOf(range) : [key[1], key[1]];
      const value = instruction.getArgumentsContent() ?? "";
      into.scalar({ path: [keyword], value, key, inner, outer: inner });
    }
  }
}

function readVariable(
  text: string,
  keyword: string,
  property: Property,
  spanOf: (range: DockerRange) => Span,
  into: DocumentBuilder,
): void {
  const value = property.getValue();
  const range = property.getValueRange();
  // Escaped blanks alone are no name.
  if (property.getName().trim() === "") return;
  const key = spanOf(property.getNameRange());
  const path = [keyword, property.getName()];
  if (value === null || !range) {
    // The value comes from outside the file: the place is where it would be.
    const at: Span = [key[1], key[1]];
    into.scalar({ path, value: null, key, inner: at, outer: at });
    return;
  }
  const outer = spanOf(range);
  into.scalar({ path, value, key, inner: unquoted(text, outer), outer });
}

function isVariables(keyword: string): boolean {
  return keyword === Keyword.ENV || keyword === Keyword.ARG;
}

type DockerRange = ReturnType<Property["getNameRange"]>;
