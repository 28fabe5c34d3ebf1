import { type ProjectView, removeJsonItem, type TextEdit } from "../../../engine/api.ts";

/** One entry of a list of extensions that a configuration file of EverShop holds. */
interface Extension {
  readonly config: string;
  readonly index: number;
  /** The package that it is loaded from. */
  readonly name: string;
  readonly isOff: boolean;
}

/** The extensions that configuration files name as packages. */
export function configuredExtensions(
  project: ProjectView,
  configs: readonly string[],
): readonly Extension[] {
  return configs.flatMap((config) => {
    const off = new Set<string>();
    const names = new Map<string, string>();
    for (const { path, value } of project.document(config)?.entries ?? []) {
      const [first, second, index = "", key] = path;
      if (first !== "system" || second !== "extensions" || path.length !== 4) continue;
      if (key === "enabled" && value === false) off.add(index);
      const name =
        key === "resolve" && typeof value === "string"
          ? /^node_modules\/((?:@[\w.-]+\/)?\w[\w.-]*)$/.exec(value)?.[1]
          : undefined;
      if (name !== undefined) names.set(index, name);
    }
    return [...names].map(([index, name]) => ({
      config,
      index: Number(index),
      name,
      isOff: off.has(index),
    }));
  });
}

/** The edits that take extensions out of the files that list them, where those can be read. */
export function unlist(project: ProjectView, extensions: readonly Extension[]): TextEdit[] {
  return extensions.flatMap(({ config, index }) => {
    const edits = removeJsonItem(project.read(config) ?? "", ["system", "extensions", index]);
    return (edits ?? []).map((edit) => ({ ...edit, file: config }));
  });
}
