import { createHash } from "node:crypto";
import { LEVELS } from "../findings/level.ts";
import { type Html, html } from "./html.ts";
import { type Column, table } from "./html-table.ts";
import { findingsSection } from "./html-findings.ts";
import { dependenciesSection } from "./html-dependencies.ts";
import { platformsSection } from "./html-platforms.ts";
import { STYLE } from "./html-style.ts";
import type { ReportInput } from "./model.ts";
import { type LevelCounts, type Summary, summarise } from "./summary.ts";
import { TIPS } from "./tips.ts";
import { counted, durationWords, skippedWords } from "./words.ts";

/** The audit as one page that needs nothing else: no scripts, no network, readable in light and dark and on paper. */
export function toHtml(input: ReportInput): string {
  const summary = summarise(input);
  const policy = `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Storewarden: ${input.root}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <h1>Security audit of ${input.root}</h1>
          <p class="meta">
            Storewarden ${input.version},
            ${input.endedAt.toISOString().slice(0, 16).replace("T", " ")} UTC, preset
            ${input.preset}, ${counted(summary.activeRules, "rule")}
          </p>
          ${summary.cancelled ? html`<p class="note">The audit was stopped: this is what it found until then.</p>` : ""}
        </header>
        <main>
          ${totals(summary)} ${platformsSection(input.audit.platforms)}
          ${dependenciesSection(input.audit.dependencies)} ${tips(summary)} ${rules(summary)}
          ${folders(summary)} ${findingsSection(input)} ${leftOut(input, summary)}
          ${notChecked(summary)}
        </main>
        <footer>
          <p class="meta">An audit of code shows what code shows. It is no proof of compliance.</p>
        </footer>
      </body>
    </html> `;
  return page.markup;
}

function totals(summary: Summary): Html {
  const cards: readonly (readonly [string, string])[] = [
    ...LEVELS.map(
      (level) => [LEVEL_TITLES[level], summary.levels[level].toLocaleString("en-US")] as const,
    ),
    ["With a fix", summary.fixable.toLocaleString("en-US")],
    ["Files", summary.files.toLocaleString("en-US")],
    ["Lines", summary.lines.toLocaleString("en-US")],
    ["Time", durationWords(summary.durationMs)],
  ];
  return html`<section aria-labelledby="totals">
    <h2 id="totals">Totals</h2>
    <dl class="totals">
      ${cards.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** Made apart from the page, whose formatting must not change what the policy's digest is of. */
const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` };

const LEVEL_TITLES = {
  error: "Errors",
  warning: "Warnings",
  information: "Information",
  hint: "Hints",
} as const;

const LEVEL_COLUMNS: readonly Column[] = LEVELS.map((level) => ({ figures: LEVEL_TITLES[level] }));

function levelCells(levels: LevelCounts): Html[] {
  return LEVELS.map((level) => html`<td class="number">${levels[level]}</td>`);
}

function tips(summary: Summary): Html {
  const rows = summary.tips.map(
    ({ tip, title, levels }) =>
      html`<tr>
        <th scope="row">${tip}. ${title}</th>
        ${levelCells(levels)}
        <td>${TIPS.find((each) => each.number === tip)?.beyondCode ?? ""}</td>
      </tr> `,
  );
  return html`<section aria-labelledby="tips">
    <h2 id="tips">The twelve tips</h2>
    ${table(
      ["Tip", ...LEVEL_COLUMNS, "Cannot be seen from code"],
      rows,
      "Findings by tip. No finding means that no rule found anything, not that all is well.",
    )}
  </section>`;
}

function rules(summary: Summary): Html {
  if (summary.rules.length === 0) return html``;
  const rows = summary.rules.map(
    ({ ruleId, title, levels }) =>
      html`<tr>
        <th scope="row"><code>${ruleId}</code></th>
        <td>${title}</td>
        ${levelCells(levels)}
      </tr> `,
  );
  return html`<section aria-labelledby="rules">
    <h2 id="rules">Findings by rule</h2>
    ${table(["Rule", "What it finds", ...LEVEL_COLUMNS], rows)}
  </section>`;
}

function folders(summary: Summary): Html {
  if (summary.folders.length === 0) return html``;
  const rows = summary.folders.map(
    ({ folder, levels }) =>
      html`<tr>
        <th scope="row"><code>${folder}</code></th>
        ${levelCells(levels)}
      </tr> `,
  );
  return html`<section aria-labelledby="folders">
    <h2 id="folders">Findings by folder</h2>
    ${table(["Folder", ...LEVEL_COLUMNS], rows)}
  </section>`;
}

/** What did not count, and why. */
function leftOut(input: ReportInput, summary: Summary): Html {
  const rows = [
    ...summary.lowered.map(({ reason, findings }) => [
      "Lowered by one level or more",
      counted(findings, "finding"),
      reason,
    ]),
    ...summary.silenced.map(({ ruleId, findings, reason, until, by }) => [
      by === "comment" ? "Silenced by a comment" : "Silenced in the configuration",
      `${counted(findings, "finding")} of ${ruleId}`,
      until === undefined ? reason : `${reason} (until ${until})`,
    ]),
    ...summary.muted.map(({ reason, files }) => ["Muted", counted(files, "file"), reason]),
    ...summary.skipped.map((each) => ["Skipped", skippedWords(each), each.reason]),
    ...(summary.otherFiles > 0
      ? [["No rules", counted(summary.otherFiles, "file"), "of kinds that no rule looks at"]]
      : []),
  ];
  const listed = input.audit.skipped.map(
    ({ path, reason }) => html`<li><code>${path}</code>: ${reason}</li> `,
  );
  return html`<section aria-labelledby="left-out">
    <h2 id="left-out">What did not count, and why</h2>
    ${
      rows.length === 0
        ? html`<p>Nothing was left out.</p>`
        : table(
            ["What", "How much", "Why"],
            rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr> `,
            ),
          )
    }
    ${
      listed.length === 0
        ? ""
        : html`<details>
            <summary>Everything that was skipped (${listed.length})</summary>
            <ul>
              ${listed}
            </ul>
          </details>`
    }
  </section>`;
}

function notChecked(summary: Summary): Html {
  const groups = summary.notChecked.map(
    ({ reason, items }) =>
      html`<h3>${reason}</h3>
        <ul>
          ${items.map(
            (item) =>
              html`<li>
                <code>${item.what}</code
                >${item.file === undefined || item.file === item.what ? "" : html` in <code>${item.file}</code>`}
              </li> `,
          )}
        </ul>`,
  );
  return html`<section aria-labelledby="not-checked">
    <h2 id="not-checked">What could not be checked</h2>
    ${groups.length === 0 ? html`<p>Everything that was meant to be checked was checked.</p>` : groups}
  </section>`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
