/** The only style of the HTML report. Its digest stands in the page's content security policy. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --error: #b3261e; --warning: #8a5a00; --information: #0b57a4; --hint: #55606b; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc466; --information: #8ab8ff; --hint: #b0bac4; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { border-bottom: 1px solid var(--line); font-size: 1.25rem; margin-top: 2.5rem; padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
p, dd, td { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding: .5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: start; vertical-align: top; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: .9em/1.4 ui-monospace, monospace; }
article { border-inline-start: .25rem solid var(--hint); background: var(--soft); margin: .75rem 0; padding: .5rem .75rem; }
article p { margin: .25rem 0; }
article.error { border-color: var(--error); } article.warning { border-color: var(--warning); } article.information { border-color: var(--information); }
.level { font-weight: 600; }
.level.error { color: var(--error); } .level.warning { color: var(--warning); } .level.information { color: var(--information); } .level.hint { color: var(--hint); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; }
.totals div { border: 1px solid var(--line); padding: .5rem .75rem; }
.totals dt { font-size: .875rem; } .totals dd { font-size: 1.5rem; margin: 0; }
.note { border: 1px solid var(--warning); padding: .5rem .75rem; }
.meta { font-size: .875rem; opacity: .85; }
a { color: inherit; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
`;
