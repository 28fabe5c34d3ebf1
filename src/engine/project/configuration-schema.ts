import { DEFAULT_THRESHOLDS } from "../deps/policy.ts";
import { modelSchema } from "../models/models-schema.ts";
import { PRESETS } from "../findings/level.ts";
import { CONFIGURATION_FILE, DEFAULT_CONFIGURATION } from "./configuration.ts";
import { RULE_LEVELS } from "./read-configuration.ts";
import type { Rule } from "./rule.ts";

/** The JSON schema of storewarden.config.json: editors complete and check the file with it. Written to `media/schemas`. */
export function configurationSchema(rules: readonly Rule[]): Readonly<Record<string, unknown>> {
  const ids = rules.map((rule) => rule.id).toSorted();
  const levels = Object.fromEntries(
    rules
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((rule) => [
        rule.id,
        {
          enum: RULE_LEVELS,
          description: `${rule.meta.title}. Its own level is ${rule.meta.level}.`,
        },
      ]),
  );
  const globs = { type: "array", items: { type: "string", minLength: 1 }, default: [] };
  const months = { type: "integer", minimum: 1, maximum: 600 };
  const names = { type: "array", items: { type: "string", minLength: 1 } };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: CONFIGURATION_FILE,
    description: "What the team chose for Storewarden, for the editor and the command line.",
    type: "object",
    additionalProperties: false,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: "string" },
      preset: {
        enum: PRESETS,
        default: DEFAULT_CONFIGURATION.preset,
        description:
          "How much is reported: what is right 9 times in 10 (quiet), 7 times in 10 (balanced), or everything (audit).",
      },
      rules: {
        type: "object",
        description: "Levels that replace a rule's own; 'off' switches it off.",
        additionalProperties: false,
        properties: levels,
      },
      models: {
        type: "array",
        description:
          "Sources, sinks and sanitizers of the team's own, as in storewarden.models.yml.",
        items: modelSchema(),
      },
      include: {
        ...globs,
        description:
          "Globs that are analysed even where build output or ignored files would not be.",
      },
      exclude: { ...globs, description: "Globs that are not analysed." },
      suppressions: {
        type: "array",
        description: "Findings that do not count, each with a reason.",
        default: [],
        items: {
          type: "object",
          additionalProperties: false,
          required: ["rule", "reason"],
          properties: {
            rule: { enum: ids },
            files: { type: "string", minLength: 1, description: "A glob; every file when absent." },
            package: {
              type: "string",
              minLength: 1,
              description:
                "The name of a package, for findings about dependencies; * stands for any text.",
            },
            advisory: {
              type: "string",
              minLength: 1,
              description:
                "One advisory by its GHSA or CVE name, for dep-known-vulnerable; others about the same package count.",
            },
            reason: { type: "string", minLength: 1 },
            until: {
              type: "string",
              format: "date",
              description: "The last day on which it holds, such as 2027-01-31.",
            },
          },
        },
      },
      licenses: {
        type: "object",
        description: "Licences that the team accepts in what it installs, as SPDX identifiers.",
        additionalProperties: false,
        properties: {
          allow: { ...names, description: "Nothing else is accepted." },
          deny: { ...names, description: "These are not accepted." },
          except: {
            ...names,
            description: "Packages whose licence was looked at; * stands for any text.",
          },
        },
      },
      dependencies: {
        type: "object",
        description: "When packages count as no longer kept up, in months.",
        additionalProperties: false,
        properties: {
          staleAfterMonths: {
            ...months,
            default: DEFAULT_THRESHOLDS.staleAfterMonths,
            description: "Without a release for so long a package is possibly unmaintained.",
          },
          abandonedAfterMonths: {
            ...months,
            default: DEFAULT_THRESHOLDS.abandonedAfterMonths,
            description: "Without a release for so long, and with another sign, that is a warning.",
          },
          deadMajorAfterMonths: {
            ...months,
            default: DEFAULT_THRESHOLDS.deadMajorAfterMonths,
            description: "A major version without a release for so long gets none any more.",
          },
        },
      },
      registry: {
        type: "boolean",
        default: DEFAULT_CONFIGURATION.registry,
        description: "Whether package registries are asked about dependencies.",
      },
    },
  };
}
