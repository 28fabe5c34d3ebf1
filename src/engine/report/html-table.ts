import { type Html, html } from "./html.ts";

/** A column of figures, or of words where only its title is given. */
export type Column = string | { readonly figures: string };

/** A table with one line of heads; the rows are made by whoever knows what stands in them. */
export function table(columns: readonly Column[], rows: readonly Html[], caption?: string): Html {
  const heads = columns.map((each) =>
    typeof each === "string"
      ? html`<th scope="col">${each}</th>`
      : html`<th scope="col" class="number">${each.figures}</th>`,
  );
  return html`<table>
    ${
      caption === undefined
        ? ""
        : html`<caption>
            ${caption}
          </caption>`
    }
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
