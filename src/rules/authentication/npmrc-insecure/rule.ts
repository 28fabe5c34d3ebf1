import { type ProjectContext, type ProjectView, projectRule } from "../../../engine/api.ts";
import { settingsFiles } from "../../helpers/match/settings-files.ts";

const FILE = /(?:^|\/)\.(?:npmrc|yarnrc|yarnrc\.yml)$/;
/** `//registry.example.com/:_authToken=…`, `npmAuthToken: …`. */
const CREDENTIAL =
  /^\s*((?:\/\/[^\s=]*:)?(?:_authToken|_auth|_password)|"?npmAuth(?:Token|Ident)"?)\s*[=:]\s*["']?([^\s"'#;]+)/;
/** A registry, a proxy or a switch that leaves packages open to whoever is on the line. */
const INSECURE: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*((?:@[\w.-]+:)?registry|"?npmRegistryServer"?)\s*[=:\s]\s*["']?(http:\/\/[^\s"']+)/,
    "cleartext",
  ],
  [/^\s*(strict-ssl|"?enableStrictSsl"?)\s*[=:\s]\s*["']?(false)\b/, "unverified"],
  [/^\s*(unsafeHttpWhitelist)\s*:\s*(.*)$/, "allowed"],
];
const LOCAL =
  /^http:\/\/(?:localhost|127\.|\[::1\]|host\.docker\.internal|[\w-]+(?::\d+)?(?:\/|$)|[\w.-]+\.(?:local|test|internal)\b)/;

export const rule = projectRule({
  id: "npmrc-insecure",
  meta: {
    category: "authentication",
    title: "The settings of the package manager give a token away or trust any line",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [522, 319, 494],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["13.3.1"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    token: {
      what: "{{name}} in {{file}} is a token of the registry, and the file is in version control.",
      help: "Write `${NPM_TOKEN}` in its place, set the variable where packages are installed, and revoke the token.",
    },
    cleartext: {
      what: "Packages come from {{name}} over plain HTTP: anybody on the network path can change them.",
      help: "Use the https address of the registry.",
    },
    unverified: {
      what: "With {{name}} off, packages are accepted from whoever answers in the registry's place.",
      help: "Remove the line; for a certificate of your own, name it with `cafile`.",
    },
    allowed: {
      what: "{{name}} allows packages over plain HTTP, where anybody on the network path can change them.",
      help: "Remove the line and use https.",
    },
  },
  fixes: [
    { id: "use-variable", kind: "suggestion", title: "Read the token from NPM_TOKEN" },
    { id: "use-https", kind: "suggestion", title: "Use https" },
    { id: "remove-line", kind: "suggestion", title: "Remove the line" },
  ],
  project(project, context) {
    for (const path of settingsFiles(project, FILE, [".npmrc", ".yarnrc", ".yarnrc.yml"]))
      check(path, project, context);
  },
});

function check(path: string, project: ProjectView, context: ProjectContext): void {
  const text = project.read(path);
  if (text === undefined) return;
  const file = path.slice(path.lastIndexOf("/") + 1);
  const isTracked = project.tracked.known && project.tracked.paths.has(path);
  let start = 0;
  for (const line of text.split("\n")) {
    const next = start + line.length + 1;
    if (!/^\s*[#;]/.test(line)) {
      checkCredential(line, start, file, path, isTracked, context);
      checkLine(line, start, next, text, path, context);
    }
    start = next;
  }
}

function checkCredential(
  line: string,
  start: number,
  file: string,
  path: string,
  isTracked: boolean,
  context: ProjectContext,
): void {
  const [whole = "", key = "", value = ""] = CREDENTIAL.exec(line) ?? [];
  // A file that nobody else gets is where a token of one's own belongs.
  if (whole === "" || !isTracked || /^\$\{?\w|^<|^xxx|^your/i.test(value) || value.length < 8)
    return;
  const end = start + whole.length;
  const from = end - value.length;
  const name = key.slice(key.lastIndexOf(":") + 1).replaceAll('"', "");
  context.report(path, {
    at: { start: start + line.indexOf(name), end: start + line.indexOf(name) + name.length },
    message: "token",
    data: { name, file },
    verifiedSecret: /^npm_\w{36}$/.test(value),
    fixes: [{ id: "use-variable", edits: () => [{ start: from, end, text: "${NPM_TOKEN}" }] }],
  });
}

function checkLine(
  line: string,
  start: number,
  next: number,
  text: string,
  path: string,
  context: ProjectContext,
): void {
  for (const [pattern, message] of INSECURE) {
    const found = pattern.exec(line);
    const [whole = "", name = "", value = ""] = found ?? [];
    if (!found || (message === "cleartext" && LOCAL.test(value))) continue;
    if (message === "allowed" && isOfMachine(value, text.slice(next))) continue;
    const end = start + line.trimEnd().length;
    const at = { start: start + (whole.length - whole.trimStart().length), end };
    const scheme = start + line.indexOf("http://");
    const fix =
      message === "cleartext"
        ? { id: "use-https", edits: () => [{ start: scheme, end: scheme + 5, text: "https:" }] }
        : {
            id: "remove-line",
            edits: () => [{ start, end: Math.min(next, text.length), text: "" }],
          };
    context.report(path, {
      at,
      message,
      level: "warning",
      data: { name: message === "cleartext" ? hostOf(value) : name.replaceAll('"', "") },
      fixes: [fix],
    });
  }
}

/** True for a list of hosts, in one line or in those that follow, of which none is beyond the machine and its containers. */
function isOfMachine(value: string, after: string): boolean {
  const own = value.replace(/#.*$/, "").trim();
  const lines = /^(?:[ \t]*-[^\n]*(?:\n|$))*/.exec(after)?.[0] ?? "";
  const list = own === "" ? lines.split("\n") : own.replace(/^\[|\]$/g, "").split(",");
  const hosts = list
    .map((each) => each.replace(/#.*$/, "").replaceAll(/^[\s"'-]+|[\s"']+$/g, ""))
    .filter((each) => each !== "");
  return (
    hosts.length > 0 && hosts.every((each) => LOCAL.test(`http://${each.replace(/^\*\./, "x.")}`))
  );
}

function hostOf(address: string): string {
  return /^http:\/\/(?:[^@/]*@)?([^/:]+)/.exec(address)?.[1]?.slice(0, 40) ?? "the registry";
}
