import type { ConfigDocument, Range } from "../../../engine/api.ts";

export interface NodeImage {
  readonly major: number;
  /** The version in the tag. */
  readonly at: Range;
  /** True where every version of Node has an image with the rest of the tag. */
  readonly fixable: boolean;
}

/** `node:18`, `node:18.17.1-alpine3.18`, `docker.io/library/node:18`, behind options and before `AS name`. */
const IMAGE = /^(?:--\S+\s+)*(?:(?:[\w.-]+\/)*)node:v?(\d{1,2})((?:\.\d+){0,2})(\S*)/i;
/** Images of others with Node in them: `gcr.io/distroless/nodejs18-debian12`, `public.ecr.aws/lambda/nodejs:18`. */
const OTHER =
  /^(?:--\S+\s+)*(?:[\w.-]+\/)*(?:distroless\/nodejs|lambda\/nodejs:|aws-lambda-nodejs:)(\d{1,2})(?=$|[\s:@.-])/i;
/** Tags that name a variable: `node:${NODE_VERSION}-alpine`. */
const VARIABLE = /^(?:--\S+\s+)*(?:[\w.-]+\/)*node:\$\{?(\w+)(?::-[^}]*)?\}?/i;

/** The versions of Node in whose images a Dockerfile builds or runs, where it names them. */
export function nodeImages(document: ConfigDocument): NodeImage[] {
  const variables = new Map(
    document.entries
      .filter(({ path, value }) => path[0] === "ARG" && typeof value === "string")
      .map((entry) => [entry.path[1] ?? "", entry]),
  );
  const seen = new Set<number>();
  return document.entries.flatMap((entry): NodeImage[] => {
    const { path, value, valueRange } = entry;
    if (path[0] !== "FROM" || typeof value !== "string") return [];
    const written = document.text.slice(valueRange.start, valueRange.end);
    const image = IMAGE.exec(written);
    if (image) {
      const [all, major = "", rest = "", variant = ""] = image;
      const start = valueRange.start + all.length - variant.length - rest.length - major.length;
      return [
        {
          major: Number(major),
          at: { start, end: start + major.length + rest.length },
          fixable: /^(?:-(?:alpine|slim|bookworm|bookworm-slim))?$/.test(variant),
        },
      ];
    }
    const other = OTHER.exec(written);
    if (other) {
      const [all, major = ""] = other;
      const end = valueRange.start + all.length;
      return [{ major: Number(major), at: { start: end - major.length, end }, fixable: false }];
    }
    const variable = variables.get(VARIABLE.exec(written)?.[1] ?? "");
    const version = /^v?(\d{1,2})(?:\.\d+){0,2}(?=$|-)/.exec(String(variable?.value ?? ""));
    if (!variable || !version || seen.has(variable.valueRange.start)) return [];
    seen.add(variable.valueRange.start);
    const { start } = variable.valueRange;
    const end = start + version[0].length;
    return [
      { major: Number(version[1]), at: { start, end }, fixable: version[0] === variable.value },
    ];
  });
}
