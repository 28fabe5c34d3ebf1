/** Words in the shape of a name that are no exports. */
const NO_EXPORTS = new Set(["__proto__", "constructor", "prototype", "this", "require", "Object"]);
/** Functions of the language and of Node that prose about packages names, too. */
const EVERYBODYS =
  /^(?:eval|Function|exec\w*|spawn\w*|fork|fetch|set(?:Timeout|Interval|Immediate)|clone|toString|valueOf|hasOwnProperty|assign|replace(?:All)?|match(?:All)?|split|test|concat|includes|(?:de|en)code\w*|alert|console|log)$/;
const MOST = 8;
const MOST_PROSE = 20_000;
const MOST_KEPT = 1500;

/** One name or several, as `` `pick`, `set`, and `unset` ``. */
const QUOTED = String.raw`\x60(?:[A-Za-z_$][\w$]*\.)?[A-Za-z_$][\w$]*(?:\(\))?\x60`;
const SEVERAL = String.raw`(${QUOTED}(?:(?:,? and |,? or |, ?)(?:the )?${QUOTED}){0,12})`;
const KIND = String.raw`(?:function|method|helper|API)s?\b`;
/** "the functions `pick` and `set`", "the `merge` function". */
const LISTS = [
  new RegExp(String.raw`\b${KIND}(?: named| called|:)? ${SEVERAL}`, "gi"),
  new RegExp(String.raw`${SEVERAL} ${KIND}`, "gi"),
];

/**
 * The exports that a text about a hole names, such as `_.template` or "the `merge` function"; none
 * where it is not certain that an export is meant. Titles name options, headers and files as well.
 */
export function exportsInTitle(title: string, packageName: string): string[] {
  const names = new Set<string>();
  // "`_.unset` and `_.omit` functions", "`merge()`".
  for (const [, qualifier, name = "", call] of title.matchAll(
    /`(?:([A-Za-z_$][\w$]*)\.)?([A-Za-z_$][\w$]*)(\(\))?`/g,
  )) {
    if (call || isPackage(qualifier, packageName)) names.add(name);
  }
  for (const name of listed(title, packageName)) names.add(name);
  // "defaultsDeep function", "parse() method".
  for (const [, plain = ""] of title.matchAll(
    /\b([a-z]+[A-Z]\w*|\w+(?=\(\)))(?:\(\))? (?:function|method)s?\b/g,
  )) {
    names.add(plain);
  }
  return certain(names);
}

/** The same of a long description, which tells of ways out and of other functions as well: of its sentences those count that say where the hole is. */
export function exportsInProse(text: string, packageName: string): string[] {
  const names = new Set<string>();
  for (const sentence of sentencesAboutFunctions(text)) {
    for (const name of listed(sentence, packageName)) names.add(name);
    for (const [, qualifier, name = ""] of sentence.matchAll(
      /`([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)(?:\([^`]{0,80}\))?`/g,
    )) {
      if (isPackage(qualifier, packageName)) names.add(name);
    }
  }
  return certain(names).filter((name) => !EVERYBODYS.test(name));
}

/** Names as databases of advisories list them: `template`, `lodash.template`, `Parser.prototype.read`. */
export function exportsInList(list: readonly unknown[], packageName: string): string[] {
  const names = list.slice(0, 50).flatMap((each) => {
    const written = typeof each === "string" ? each.trim().replace(/\(.*\)$/, "") : "";
    if (!/^[\w$./@-]{1,200}$/.test(written)) return [];
    const [first = "", ...rest] = written.slice(written.lastIndexOf("/") + 1).split(".");
    const [second] = rest;
    const isQualified = second !== undefined && second !== "prototype";
    const name = isQualified && isPackage(first, packageName) ? second : first;
    return /^[A-Za-z_$][\w$]*$/.test(name) ? [name] : [];
  });
  return certain(new Set(names));
}

/** The sentences of a description that say in which functions a hole is; the rest is left out. */
export function sentencesAboutFunctions(text: string): string[] {
  const kept: string[] = [];
  let room = MOST_KEPT;
  for (const sentence of sentencesOf(text.slice(0, MOST_PROSE))) {
    if (
      !/`/.test(sentence) ||
      !/\bvulnerab|\baffect|\bpollution|\binjection|\bdenial|\bReDoS\b|\bexploit|\battack|\bvia\b|\ballows?\b/i.test(
        sentence,
      )
    )
      continue;
    if (
      /\b(?:instead|workarounds?|patche[sd]|upgrad|updat|mitigat|fix(?:ed|es)?|sanitiz|avoid|not (?:affected|vulnerable)|unaffected|safe\b|replac)/i.test(
        sentence,
      )
    )
      continue;
    room -= sentence.length;
    if (room < 0) break;
    kept.push(sentence);
  }
  return kept;
}

/** Of the parts of a description those about ways out, examples and reports are nobody's names. */
function sentencesOf(text: string): string[] {
  const sections = text
    .replace(/\r/g, "")
    .replace(/```[\s\S]*?(?:```|$)/g, "\n\n")
    .split(/^(?=#{1,6} )/m);
  return sections
    .filter(
      (section) =>
        !/^#{1,6} .{0,40}?\b(?:patch|workaround|fix|mitigat|recommend|remediat|proof|poc\b|example|reproduc|reference|credit|timeline|more information|for more)/i.test(
          section,
        ),
    )
    .flatMap((section) =>
      section.replace(/^#{1,6} .*$/m, "").split(/\n\s*\n|\n\s*[-*] |(?<=[.!?])\s+(?=[A-Z`])/),
    )
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "" && sentence.length <= 1000);
}

/** Names that are said to be functions; what belongs to something else than the package is left out. */
function* listed(text: string, packageName: string): Generator<string> {
  for (const list of LISTS) {
    for (const [, several = ""] of text.matchAll(list)) {
      for (const [, qualifier, name = ""] of several.matchAll(
        /`(?:([A-Za-z_$][\w$]*)\.)?([A-Za-z_$][\w$]*)(?:\(\))?`/g,
      )) {
        if (qualifier === undefined || isPackage(qualifier, packageName)) yield name;
      }
    }
  }
}

function certain(names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => name.length > 1 && !NO_EXPORTS.has(name)).slice(0, MOST);
}

/** `_` is what lodash and underscore are called by everybody. */
function isPackage(qualifier: string | undefined, packageName: string): boolean {
  if (qualifier === undefined) return false;
  if (qualifier === "_") return /^(?:lodash|underscore)/.test(packageName);
  const own = packageName.slice(packageName.indexOf("/") + 1);
  return plainOf(qualifier) === plainOf(own);
}

/** `js-yaml` is `jsYaml` in code, and `jszip` is `JSZip`. */
function plainOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/g, "")
    .replace(/js$/, "");
}
