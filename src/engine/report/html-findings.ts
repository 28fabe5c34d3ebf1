import type { Finding } from "../findings/finding.ts";
import { type Html, html } from "./html.ts";
import type { ReportInput, ReportRule } from "./model.ts";
import { Places } from "./places.ts";

/** All findings by file, each with its way, its fixes and its classification. */
export function findingsSection(input: ReportInput): Html {
  const places = new Places(input.read);
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const files = input.audit.results.filter((result) => result.findings.length > 0);
  const parts = files.map(
    ({ path, findings }) =>
      html`<h3><code>${path}</code></h3>
        ${findings.map((each) => findingArticle(each, places, rules.get(each.ruleId)))}`,
  );
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    ${parts.length === 0 ? html`<p>No findings.</p>` : parts}
  </section>`;
}

function findingArticle(finding: Finding, places: Places, rule: ReportRule | undefined): Html {
  const { start } = places.of(finding.file, finding.range);
  const steps = finding.steps.map((step) => {
    const at = places.of(step.file, step.range).start;
    return html`<li>
      <code>${step.file}:${String(at.line)}:${String(at.column)}</code> ${step.message}
    </li>`;
  });
  const fixes = finding.fixes.map((fix) => html`<li>${fix.title} (${fix.kind})</li>`);
  const facts = finding.facts.map(({ label, value }) => html`<li>${label}: ${value}</li>`);
  return html`<article class="${finding.level}">
    <p>
      <span class="level ${finding.level}">${finding.level}</span> line ${String(start.line)},
      column ${String(start.column)}: ${finding.message}
    </p>
    <p>${finding.help}</p>
    ${
      steps.length === 0
        ? ""
        : html`<ol aria-label="From the cause to the finding">
            ${steps}
          </ol>`
    }
    ${
      fixes.length === 0
        ? ""
        : html`<ul aria-label="Fixes">
            ${fixes}
          </ul>`
    }
    ${
      facts.length === 0
        ? ""
        : html`<ul aria-label="Facts">
            ${facts}
          </ul>`
    }
    <p class="meta">
      <code>${finding.ruleId}</code
      >${classification(rule)}${finding.loweredBy === undefined ? "" : html` · lowered: ${finding.loweredBy}`}
    </p>
  </article> `;
}

function classification(rule: ReportRule | undefined): Html[] {
  if (!rule) return [];
  const { cwe, owasp, tips } = rule.meta;
  return [...cwe.map((id) => `CWE-${id}`), ...owasp, ...tips.map((tip) => `tip ${tip}`)].map(
    (each) => html` · ${each}`,
  );
}
