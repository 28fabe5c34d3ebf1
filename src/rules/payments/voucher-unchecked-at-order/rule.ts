import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { isOfStaff } from "../../helpers/match/payment-route.ts";
import { VOUCHER, type VoucherUse, voucherUse } from "./voucher-use.ts";

export const rule = projectRule({
  id: "voucher-unchecked-at-order",
  meta: {
    category: "payments",
    title: "An order takes a voucher that has ended",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [841],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.3.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{limit}}` of a voucher is checked at {{other}}, but not here, where the order redeems it.",
      help: "Ask for all limits again in the step that makes the order, best in the statement that marks the voucher as used: whoever sends the order need not have been at the other address before.",
    },
  },
  noFix: "What is to happen to an order whose voucher has ended is not known here.",
  project(project, context) {
    const speaks = new Map<string, boolean>();
    const uses = project.routes
      .filter((route) => isAboutVouchers(route, project, speaks) && !isOfStaff(route))
      .flatMap((route): (readonly [Route, VoucherUse])[] => {
        const use = voucherUse(route, project);
        return use ? [[route, use]] : [];
      });
    // The rule of the shop is what it asks for where it shows the voucher.
    const shown = uses.find(([, { asked, ordered }]) => asked && !ordered);
    if (!shown) return;
    const [other, { asked }] = shown;
    const told = new Set<string>();
    for (const [, { found, ordered, mayAsk }] of uses) {
      if (!found || !ordered || mayAsk || !asked) continue;
      const key = `${found.file}:${found.range.start}`;
      if (told.has(key)) continue;
      told.add(key);
      const { method, path } = other;
      const name = `${method} ${path}`;
      context.report(found.file, {
        at: found.range,
        message: "found",
        data: {
          limit: asked.name.slice(0, 20),
          other: name.length > 36 ? `${name.slice(0, 35)}…` : name,
        },
        steps: [
          { file: asked.file, range: asked.range, message: "asked here" },
          { file: found.file, range: found.range, message: "looked up for an order" },
          { file: ordered.file, range: ordered.range, message: "the order" },
        ],
      });
    }
  },
});

/** By the words of the file with its handler, each read once, or by the records that it looks at. */
function isAboutVouchers(
  { file, effects }: Route,
  project: ProjectView,
  speaks: Map<string, boolean>,
): boolean {
  if (effects.some(({ on }) => VOUCHER.test(on))) return true;
  const known = speaks.get(file) ?? VOUCHER.test(project.read(file) ?? "");
  speaks.set(file, known);
  return known;
}
