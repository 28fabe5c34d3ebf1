import { literalPattern, type ManifestFacts, type ProjectView } from "../../../engine/api.ts";
import { withoutComments } from "./code-text.ts";

/** Files in which programs are told by name what to load. */
const TOLD =
  /(?:config|plugin|middleware|server|app|main|index|bootstrap|loader|start)[^/]*\.[cm]?[jt]sx?$|\.(?:json|ya?ml|toml)$/i;
const NOT_TOLD = /(?:^|\/)(?:package(?:-lock)?|npm-shrinkwrap|composer)\.json$|lock\.ya?ml$/;

interface Told {
  readonly configs?: readonly string[];
  readonly except?: readonly string[];
}

/** Whether packages of a project are put to use. */
export class Uses {
  readonly #project: ProjectView;
  readonly #manifests: ReadonlyMap<string, ManifestFacts>;

  constructor(project: ProjectView, manifests: ReadonlyMap<string, ManifestFacts>) {
    this.#project = project;
    this.#manifests = manifests;
  }

  /** True where code that gets the package from this manifest imports it. */
  isImported(name: string, manifest: string): boolean {
    const folder = folderOf(manifest);
    // Members of a workspace are lent what others ask for, unless they ask for it themselves.
    return this.#project
      .importsOf(name, "")
      .some(({ file }) => file.startsWith(folder) || !this.#asksItself(file, name, manifest));
  }

  /**
   * The same, or something else is told about it by name, or brings it into play. What stands in
   * comments of `configs` says that nobody runs it.
   */
  isUsed(name: string, manifest: string, configs: readonly string[] = []): boolean {
    return this.isImported(name, manifest) || this.isTold(name, manifest, { configs });
  }

  /** True where something is told about it by name, or brings it into play; some files speak for nobody. */
  isTold(name: string, manifest: string, { configs = [], except = [] }: Told): boolean {
    if (this.#isWanted(name)) return true;
    const folder = folderOf(manifest);
    const quoted = new RegExp(`["'\`](?:node_modules/)?${literalPattern(name)}[/"'\`@]`);
    return this.#project.files.some((file) => {
      if (!file.startsWith(folder) || !TOLD.test(file) || NOT_TOLD.test(file)) return false;
      const text = except.includes(file) ? "" : (this.#project.read(file) ?? "");
      if (!quoted.test(text)) return false;
      return !configs.includes(file) || quoted.test(withoutComments(text));
    });
  }

  /** True where a lockfile has it. */
  isInstalled(name: string): boolean {
    return this.#project.locks.some(({ facts }) =>
      [...facts.packages.values()].some((each) => each.name === name),
    );
  }

  /** True where another installed package asks for it: it may be there for that one's sake. */
  #isWanted(name: string): boolean {
    return this.#project.locks.some(({ facts }) =>
      [...facts.packages.values()].some(
        ({ link, integrity, requires }) =>
          !link && integrity !== undefined && requires.some(({ key }) => key === name),
      ),
    );
  }

  #asksItself(file: string, name: string, except: string): boolean {
    for (const [path, { dependencies }] of this.#manifests) {
      if (path === except || !file.startsWith(folderOf(path))) continue;
      if (dependencies.some(({ key }) => key === name)) return true;
    }
    return false;
  }
}

function folderOf(manifest: string): string {
  return manifest.slice(0, -"package.json".length);
}
