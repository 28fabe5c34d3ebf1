const PIECES =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g;

/** A script with blanks for its comments: all that is left keeps its place. */
export function withoutComments(text: string): string {
  return text.replace(PIECES, (piece) => (piece.startsWith("/") ? blank(piece) : piece));
}

/** The same for what stands between quotes, so that brackets in it do not count. */
export function withoutTexts(text: string): string {
  return text.replace(PIECES, blank);
}

function blank(piece: string): string {
  return piece.replace(/[^\r\n]/g, " ");
}
