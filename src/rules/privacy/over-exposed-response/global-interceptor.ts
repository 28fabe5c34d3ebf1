import { type ProjectView, literalPattern } from "../../../engine/api.ts";

/** `app.useGlobalInterceptors(new Wrap(), Log)`, `{ provide: APP_INTERCEPTOR, useClass: Wrap }`. */
const GIVEN =
  /useGlobalInterceptors\s*\(([^;]*?)\)\s*;?\s*$|APP_INTERCEPTOR\s*,\s*use(?:Class|Existing)\s*:\s*(\w+)/gm;
/** Code that may take fields out of what is sent. */
const STRIPS =
  /passw|delete\s+\w|\bomit\b|exclude|ToPlain|toJSON|serializ|strip|sanitiz|redact|\.\.\.rest\b/i;
/** Leaves out only what an entity marks, which is asked where the entity is looked at. */
const MARKED_ALONE = "ClassSerializerInterceptor";

/** True where an interceptor that Nest puts before all routes may take passwords out of answers. */
export function stripsEverywhere(project: ProjectView): boolean {
  const names = new Set<string>();
  for (const { file } of project.importsOf("@nestjs/core", "")) {
    const text = project.read(file) ?? "";
    for (const [, list = "", provided] of text.matchAll(GIVEN)) {
      if (provided !== undefined) names.add(provided);
      for (const [name] of list.matchAll(/\b[A-Z]\w+/g)) names.add(name);
    }
  }
  names.delete(MARKED_ALONE);
  names.delete("Reflector");
  return [...names].some((name) => mayStrip(name, project));
}

function mayStrip(name: string, { files, read }: ProjectView): boolean {
  const declares = new RegExp(`class\\s+${literalPattern(name)}\\b`);
  const own = files.filter((path) => /interceptor/i.test(path)).map((path) => read(path) ?? "");
  const code = own.find((text) => declares.test(text));
  // Of packages the names are all that is known.
  return STRIPS.test(code ?? name);
}
