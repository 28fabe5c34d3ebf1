import { type NpmConfig, textOf } from "./npm-config.ts";
import { privateScope } from "./refusal.ts";
import type { LookupOptions } from "./registry-options.ts";
import { registryFor, type RegistryChoice, scopeRegistry } from "./registry-settings.ts";
import type { Environment } from "./npmrc-file.ts";

/** Which registry each package belongs to, by one configuration. Choosing reads certificate files, so each scope is chosen for once. */
export class OwnRegistries {
  readonly #config: NpmConfig;
  readonly #env: Environment;
  readonly #fallback: string;
  readonly #privateScopes: LookupOptions["privateScopes"];
  readonly #choices = new Map<string, RegistryChoice>();

  constructor(
    config: NpmConfig,
    env: Environment,
    fallback: string,
    privateScopes: LookupOptions["privateScopes"],
  ) {
    this.#config = config;
    this.#env = env;
    this.#fallback = fallback;
    this.#privateScopes = privateScopes;
  }

  /** The registry that may be told a name, or why none may. */
  of(name: string): RegistryChoice {
    const scope = scopeOf(name);
    let choice = this.#choices.get(scope);
    if (!choice) {
      choice = registryFor(this.#config, name, this.#env, this.#fallback);
      const refused = choice.ok ? this.#privacy(scope, choice.settings.host) : undefined;
      if (refused) choice = refused;
      this.#choices.set(scope, choice);
    }
    return choice;
  }

  /** The one for packages without a scope. */
  home(): RegistryChoice {
    return this.of("name");
  }

  /** A private name goes to a registry that somebody chose, never to one that is merely the default. */
  #privacy(scope: string, host: string): RegistryChoice | undefined {
    if (scope === "" || !this.#privateScopes?.has(scope)) return undefined;
    const chosen = scopeRegistry(this.#config, scope) ?? this.#config.get("registry");
    return textOf(chosen) === undefined ? privateScope(scope, host) : undefined;
  }
}

/** With its `@`; empty where there is none. */
function scopeOf(name: string): string {
  return name.startsWith("@") ? name.slice(0, name.indexOf("/")) : "";
}
