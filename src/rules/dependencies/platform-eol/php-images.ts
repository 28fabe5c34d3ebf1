import type { ConfigDocument, Range } from "../../../engine/api.ts";

export interface PhpImage {
  /** Such as `8.1`. */
  readonly line: string;
  readonly at: Range;
}

/** `php:8.1-fpm`, `docker.io/library/php:7.4.33-apache`, behind options and before `AS name`. */
const IMAGE = /^(?:--\S+\s+)*(?:[\w.-]+\/)*php:(\d\.\d)((?:\.\d+)?)(?=$|[\s@-])/i;

/** The versions of PHP in whose official images a Dockerfile builds or runs. */
export function phpImages(document: ConfigDocument): PhpImage[] {
  return document.entries.flatMap(({ path, value, valueRange }): PhpImage[] => {
    if (path[0] !== "FROM" || typeof value !== "string") return [];
    const written = document.text.slice(valueRange.start, valueRange.end);
    const [all, line, patch = ""] = IMAGE.exec(written) ?? [];
    if (all === undefined || line === undefined) return [];
    const end = valueRange.start + all.length;
    return [{ line, at: { start: end - line.length - patch.length, end } }];
  });
}

/** The version of PHP for which Composer is told to choose packages: `config.platform.php`. */
export function platformPhp(document: ConfigDocument): PhpImage[] {
  if (!/(?:^|\/)composer\.json$/.test(document.path)) return [];
  return document.entries.flatMap(({ path, value, valueRange }): PhpImage[] => {
    if (path.join(".") !== "config.platform.php" || typeof value !== "string") return [];
    const line = /^(\d\.\d)(?:\.\d+)?$/.exec(value)?.[1];
    return line === undefined ? [] : [{ line, at: valueRange }];
  });
}
