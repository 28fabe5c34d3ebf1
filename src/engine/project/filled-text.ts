import { clip, visible } from "../deps/plain-text.ts";

/** Values longer than this are cut, so that hostile names cannot flood a text. */
const LONGEST = 60;
/** So much of a value is left in any case. */
const LEAST = 12;

/**
 * Fills `{{name}}`. Where the text has a limit, the longest values give way first: what is wrong is
 * said in words of the rule, and where it is can be seen at the place.
 */
export function filled(
  template: string,
  data: Readonly<Record<string, string>> | undefined,
  most = Number.POSITIVE_INFINITY,
): string {
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
  const values = new Map(
    names.flatMap((name) => {
      const value = data && Object.hasOwn(data, name) ? data[name] : undefined;
      return value === undefined ? [] : [[name, clip(visible(value), LONGEST)] as const];
    }),
  );
  for (;;) {
    const text = template.replace(
      /\{\{(\w+)\}\}/g,
      (whole, name: string) => values.get(name) ?? whole,
    );
    const [longest] = [...values].toSorted(([, one], [, other]) => other.length - one.length);
    if (text.length <= most || !longest || longest[1].length <= LEAST) return text;
    const [name, value] = longest;
    const excess = Math.ceil((text.length - most) / names.filter((each) => each === name).length);
    values.set(name, clip(value, Math.max(LEAST, value.length - excess)));
  }
}
