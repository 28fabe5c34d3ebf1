import type { ReportingDescriptor } from "sarif";
import type { Level } from "../findings/level.ts";
import type { ReportRule } from "./model.ts";
import { TIPS } from "./tips.ts";

export interface RuleLinks {
  /** The address of a rule's page, where the pages are published. */
  readonly pageOf?: (ruleId: string) => string;
  /** The Markdown of a rule's page. */
  readonly docOf?: (ruleId: string) => string | undefined;
}

/** SARIF has three levels for our four. */
export function sarifLevel(level: Level): "error" | "warning" | "note" {
  return level === "error" || level === "warning" ? level : "note";
}

export function toDescriptor(rule: ReportRule, links: RuleLinks): ReportingDescriptor {
  const { meta } = rule;
  const page = links.pageOf?.(rule.id) ?? weaknessPage(meta.cwe[0]);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: `${meta.title}.` },
    fullDescription: { text: fullDescription(rule) },
    help: { text: helpText(rule), markdown: links.docOf?.(rule.id) ?? helpMarkdown(rule) },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: sarifLevel(meta.level) },
    properties: {
      tags: tagsOf(rule),
      precision: meta.confidence,
      "problem.severity": problemSeverity(rule),
      preset: meta.preset,
    },
  };
}

/** Tags in the form that code scanning services group by, such as `external/cwe/cwe-089`. */
function tagsOf({ meta }: ReportRule): string[] {
  return [
    "security",
    meta.category,
    ...meta.cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, "0")}`),
    ...meta.owasp.map((id) => `external/owasp/${id.toLowerCase().replace(":", "-")}`),
    ...meta.tips.map((tip) => `storewarden/tip-${tip}`),
  ];
}

function problemSeverity({ meta }: ReportRule): "error" | "warning" | "recommendation" {
  const level = sarifLevel(meta.level);
  return level === "note" ? "recommendation" : level;
}

function weaknessPage(cwe: number | undefined): string | undefined {
  return cwe === undefined ? undefined : `https://cwe.mitre.org/data/definitions/${cwe}.html`;
}

function fullDescription({ meta }: ReportRule): string {
  const tips = TIPS.filter((tip) => meta.tips.includes(tip.number)).map(
    (tip) => `tip ${tip.number}, "${tip.title}"`,
  );
  return tips.length === 0 ? `${meta.title}.` : `${meta.title}. Belongs to ${tips.join(" and ")}.`;
}

function helpText(rule: ReportRule): string {
  const said = Object.values(rule.messages).map(({ what, help }) => `${what} ${help}`);
  return [`${rule.meta.title}.`, ...said.map(withoutHoles), ...fixWords(rule)].join("\n");
}

function helpMarkdown(rule: ReportRule): string {
  const said = Object.values(rule.messages).map(({ what, help }) =>
    withoutHoles(`- ${what} **${help}**`),
  );
  return [`# ${rule.meta.title}`, said.join("\n"), ...fixWords(rule)].join("\n\n");
}

function fixWords(rule: ReportRule): string[] {
  if (rule.noFix !== undefined) return [`No fix is offered: ${rule.noFix}`];
  const titles = (rule.fixes ?? []).map((fix) => `${fix.title} (${fix.kind})`);
  return titles.length === 0 ? [] : [withoutHoles(`Fixes: ${titles.join("; ")}.`)];
}

/** Templates name what a finding fills in; without a finding an ellipsis stands there. */
function withoutHoles(template: string): string {
  return template.replace(/\{\{\w+\}\}/g, "…");
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
