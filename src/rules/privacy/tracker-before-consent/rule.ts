import { type ProjectView, projectRule } from "../../../engine/api.ts";

/** Scripts that watch visitors for others, and components that load them. */
const LOADER =
  /googletagmanager\.com\/(?:gtm\.js|gtag\/js|ns\.html)|google-analytics\.com\/(?:analytics|ga)\.js|connect\.facebook\.net\/[\w]+\/fbevents\.js|static\.hotjar\.com|clarity\.ms\/tag|analytics\.tiktok\.com|snap\.licdn\.com|s\.pinimg\.com\/ct|static\.ads-twitter\.com|sc-static\.net\/scevent|<Google(?:TagManager|Analytics)\s+(?:gaId|gtmId|id|ga_id|GA_\w+)=|ReactGA\.initialize\(|ReactPixel\.init\(/;
/** Files in which pages begin, and those that are named after trackers. */
const BEGINNINGS =
  /(?:^|\/)(?:[\w.-]*(?:layout|_app|_document|root|entry[.-]\w+|app|main|index|document|base|theme|head|header|scripts?|providers?|analytics|gtm|gtag|tagmanager|tag-manager|google\w*|facebook\w*|tracking|tracker|pixel|hotjar|clarity)[\w-]*)\.(?:[cm]?[jt]sx?|html?|ejs|hbs|vue|svelte|astro|liquid)$/i;
/** Anything that asks, or that waits until somebody has asked. */
const CONSENT =
  /consent|cookie-?(?:bot|yes|banner|notice|script|first)|one-?trust|usercentrics|customerPrivacy|didomi|iubenda|termly|axeptio|tarteaucitron|klaro|osano|c15t|gdpr|optanon/i;

export const rule = projectRule({
  id: "tracker-before-consent",
  meta: {
    category: "privacy",
    title: "Trackers are loaded before customers agree",
    level: "warning",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [359],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.2.3"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A tracker is loaded here, and nothing in the project asks whether the visitor agrees.",
      help: "Load it after consent, or tell it to wait (Google's consent mode, Shopify's Customer Privacy API). If a template of the tag manager asks, note it.",
    },
  },
  noFix: "How the shop asks, it has to decide.",
  project(project, context) {
    if (asks(project)) return;
    const found: { path: string; start: number; end: number }[] = [];
    for (const path of project.files) {
      if (
        !BEGINNINGS.test(path) ||
        /(?:^|\/)(?:tests?|__tests__|docs?|examples?|dist|build|\.next)\//.test(path)
      )
        continue;
      const text = project.read(path) ?? "";
      if (CONSENT.test(text)) return;
      const match = LOADER.exec(withoutComments(text));
      if (match) found.push({ path, start: match.index, end: match.index + match[0].length });
    }
    for (const { path, start, end } of found)
      context.report(path, { at: { start, end }, message: "found" });
  },
});

function asks(project: ProjectView): boolean {
  return project.files.some((path) => {
    if (CONSENT.test(path)) return true;
    return /(?:^|\/)package\.json$/.test(path) && CONSENT.test(project.read(path) ?? "");
  });
}

/** Comments become blanks, so that places stay where they are. */
function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^[ \t]*\/\/[^\n]*/gm, (comment) =>
    comment.replace(/[^\n]/g, " "),
  );
}
