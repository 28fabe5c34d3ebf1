import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleText } from "../scripts/l10n.mts";
import { COMMANDS } from "../src/protocol/ids.ts";
import { DEFAULT_SETTINGS, SETTINGS } from "../src/protocol/settings.ts";
import { LEVELS, PRESETS } from "../src/engine/findings/level.ts";
import { readSettings } from "../src/server/features/settings.ts";

const ROOT = join(import.meta.dirname, "..");
const text = readFileSync(join(ROOT, "package.json"), "utf8");
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const words = JSON.parse(readFileSync(join(ROOT, "package.nls.json"), "utf8")) as Record<
  string,
  string
>;

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly l10n: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Setting>>;
    };
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly {
      readonly when: string;
      readonly steps: readonly {
        readonly media: { readonly markdown: string };
        readonly description: string;
      }[];
    }[];
  };
}

interface Setting {
  readonly scope: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

describe("package.json and the code", () => {
  it("contribute and know the same commands, all in one category", () => {
    const contributed = contributes.commands.map(({ command }) => command);
    expect(contributed.toSorted()).toEqual(Object.values(COMMANDS).toSorted());
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(
      new Set(["Storewarden"]),
    );
  });

  it("declare and read the same settings, with the same defaults", () => {
    const declared = Object.keys(contributes.configuration.properties);
    const read = Object.values(SETTINGS).map((name) => `storewarden.${name}`);
    expect(declared.toSorted()).toEqual(read.toSorted());
    const defaults: Record<string, unknown> = {};
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      const keys = name.replace("storewarden.", "").split(".");
      const last = keys.pop() ?? "";
      let place = defaults;
      for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
      place[last] = setting.default;
    }
    expect(readSettings(defaults)).toEqual(DEFAULT_SETTINGS);
  });

  it("know the same presets and levels", () => {
    const { properties } = contributes.configuration;
    expect(properties["storewarden.preset"]?.enum).toEqual(["default", ...PRESETS]);
    const rules = properties["storewarden.rules"] as unknown as {
      additionalProperties: Setting;
    };
    expect(rules.additionalProperties.enum).toEqual([...LEVELS, "off"]);
  });

  it("let no workspace that is not trusted choose what is hidden or asked", () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe("limited");
    for (const name of ["rules", "preset", "exclude", "registry.enabled"]) {
      expect(restrictedConfigurations).toContain(`storewarden.${name}`);
    }
    for (const name of restrictedConfigurations) {
      expect(contributes.configuration.properties).toHaveProperty([name]);
    }
  });

  it("describe every choice of a setting", () => {
    for (const setting of Object.values(contributes.configuration.properties)) {
      expect(setting.enumDescriptions?.length).toBe(setting.enum?.length);
      expect(setting.scope).toBe("resource");
    }
  });

  it("start for languages and files of a project, never at start-up or for everything", () => {
    expect(manifest.activationEvents.length).toBeGreaterThan(0);
    for (const event of manifest.activationEvents) {
      expect(event).toMatch(/^(?:onLanguage|workspaceContains):./);
    }
  });

  it("open no walkthrough by themselves: it appears once the extension runs", () => {
    const source = readFileSync(join(ROOT, "src/extension/extension.ts"), "utf8");
    for (const { when } of contributes.walkthroughs) {
      expect(when).toBe("storewarden.active");
      expect(source).toContain(`"setContext", "${when}", true`);
    }
  });

  it("name files that exist", () => {
    const files = [
      manifest.icon,
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown)),
      ...contributes.jsonValidation.map(({ url }) => url),
    ];
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });

  it("link only to commands that exist", () => {
    const known = new Set<string>(Object.values(COMMANDS));
    for (const word of Object.values(words)) {
      for (const [, command = ""] of word.matchAll(/\(command:(storewarden\.\w+)/g)) {
        expect(known, command).toContain(command);
      }
    }
  });
});

describe("texts", () => {
  it("of package.json are all in package.nls.json, and no others", () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(words).toSorted());
  });

  it("of the code are all in the bundle for translators", () => {
    expect(existsSync(join(ROOT, manifest.l10n))).toBe(true);
    const bundle = readFileSync(join(ROOT, manifest.l10n, "bundle.l10n.json"), "utf8");
    expect(bundle, "run npm run generate").toBe(bundleText());
  });

  it("of translations know the same placeholders as their originals", () => {
    for (const file of readdirSync(join(ROOT, manifest.l10n))) {
      const texts = JSON.parse(readFileSync(join(ROOT, manifest.l10n, file), "utf8")) as Record<
        string,
        string
      >;
      for (const [original, translated] of Object.entries(texts)) {
        expect(placeholders(translated), original).toEqual(placeholders(original));
      }
    }
  });
});

function placeholders(each: string): string[] {
  return [...each.matchAll(/\{\d+\}/g)].map(([mark]) => mark).toSorted();
}
