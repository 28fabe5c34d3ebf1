/** Operators that ask whether two values are the same. */
export const EQUALITY: ReadonlySet<string> = new Set(["===", "!==", "==", "!="]);
