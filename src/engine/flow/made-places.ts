/** What of a value says that it stands for what was made at a place. */
interface ByPlace {
  readonly constant: { readonly value: unknown } | undefined;
  readonly apis: readonly unknown[];
}

const MARK = "#made#";

/** The name under which what was made at a place is remembered; it is the value's constant. */
export function placeName(file: string, start: number, end: number): string {
  return `${file}${MARK}${start}:${end}`;
}

/** True for schemas and checks, whose constant is no text but the name of such a place. */
export function isKeptByPlace({ constant, apis }: ByPlace): boolean {
  return apis.length > 0 && typeof constant?.value === "string" && constant.value.includes(MARK);
}
