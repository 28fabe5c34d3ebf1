import type {
  ConfigDocument,
  ConfigEntry,
  ProjectContext,
  ProjectView,
  Rule,
} from "../../../engine/api.ts";

/** What a customer must not make negative. */
const AMOUNT =
  /^(?:qty|quantity|quantities|amount|amounts|points|count|units|pieces|price|total|discount)$/i;
const LIMITS = ["minimum", "exclusiveMinimum", "enum", "const", "multipleOf"] as const;

export const rule: Rule = {
  id: "ajv-schema-permissive",
  meta: {
    category: "configuration",
    title: "A schema lets through what it seems to refuse",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [20, 1284, 915],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    pattern: {
      what: "The pattern of {{name}} is for texts only: as a number, -5 and 0.001 pass.",
      help: "Give it a `minimum` as well, and take `integer` instead of `number` where parts make no sense.",
    },
    open: {
      what: "{{name}} may be any number, also -5.",
      help: "Give it a `minimum`, and a `maximum` that an honest customer does not reach.",
    },
    extra: {
      what: "{{method}} {{path}} is public and takes fields that its schema does not name.",
      help: "Set `additionalProperties` to false: what a service hands on to the database as it comes then holds no column that customers must not set.",
    },
  },
  fixes: [
    { id: "add-minimum", kind: "suggestion", title: "Ask for at least 1" },
    { id: "refuse-others", kind: "suggestion", title: "Refuse fields that are not named" },
  ],
  project: checkExtra,
  config: {
    kinds: ["json"],
    check(document, context) {
      if (!/(?:^|\/)payloadSchema\.json$/.test(document.path)) return;
      for (const [key, schema] of schemas(document)) {
        const name = key.at(-1) ?? "";
        if (!AMOUNT.test(name) || LIMITS.some((limit) => schema.has(limit))) continue;
        const types = [...schema].filter(([own]) => own === "type" || /^type\/\d+$/.test(own));
        const number = types.find(([, { value }]) => value === "integer" || value === "number");
        if (!number) continue;
        const pattern = schema.get("pattern");
        const at = (pattern ?? number[1]).valueRange;
        const last = pattern ?? (number[0] === "type" ? number[1] : undefined);
        context.report({
          at,
          message: pattern ? "pattern" : "open",
          data: { name },
          fixes: last
            ? [
                {
                  id: "add-minimum",
                  edits: () => {
                    const { end } = last.outerRange;
                    return [{ start: end, end, text: ', "minimum": 1' }];
                  },
                },
              ]
            : [],
        });
      }
    },
  },
};

/** Public ways to change something whose schema says itself that it takes more than it names. */
function checkExtra(project: ProjectView, context: ProjectContext): void {
  const told = new Set<string>();
  for (const { registered, file: handler, framework, exposure, method, path } of project.routes) {
    if (framework !== "evershop" || exposure !== "public" || /^(?:GET|HEAD|OPTIONS)$/.test(method))
      continue;
    const file = (registered?.file ?? handler).replace(/[^/]*$/, "payloadSchema.json");
    if (told.has(file)) continue;
    told.add(file);
    const entry = project
      .document(file)
      ?.entries.find((each) => each.path.join("/") === "additionalProperties");
    if (entry?.value !== true) continue;
    const { start, end } = entry.valueRange;
    context.report(file, {
      at: { start: entry.keyRange ? entry.keyRange.start - 1 : start, end },
      message: "extra",
      data: { method, path: path.slice(0, 50) },
      preset: "audit",
      fixes: [{ id: "refuse-others", edits: () => [{ start, end, text: "false" }] }],
    });
  }
}

/** The values of each property's schema, by their keys in it. */
function schemas(
  document: ConfigDocument,
): ReadonlyMap<readonly string[], ReadonlyMap<string, ConfigEntry>> {
  const found = new Map<string, Map<string, ConfigEntry>>();
  for (const entry of document.entries) {
    const at = entry.path.lastIndexOf("properties");
    if (at === -1 || entry.path.length < at + 3) continue;
    const own = entry.path.slice(at + 2);
    // Words about errors limit nothing.
    if (own[0] === "errorMessage" || own[0] === "items") continue;
    const key = JSON.stringify(entry.path.slice(0, at + 2));
    const schema = found.get(key) ?? new Map<string, ConfigEntry>();
    schema.set(own.join("/"), entry);
    if (own.length > 1) schema.set(own[0] ?? "", entry);
    found.set(key, schema);
  }
  return new Map([...found].map(([key, schema]) => [JSON.parse(key) as string[], schema]));
}
