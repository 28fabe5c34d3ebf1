import type { Range } from "../../../engine/api.ts";
import { isLocalHost } from "./provider-tokens.ts";

/** A place in a text that switches the check of certificates off. */
export interface UnverifiedText extends Range {
  /** What does it, such as `sslmode=no-verify`. */
  readonly name: string;
  /** What to write instead; undefined where removing it is all there is. */
  readonly instead?: string;
}

/** Parameters of database addresses. */
const PARAMETER =
  /[?&](sslmode=no-verify|sslaccept=accept_invalid_certs|tlsAllowInvalid(?:Certificates|Hostnames)=true|tlsInsecure=true|sslValidate=false|trustServerCertificate=true)\b/i;
/** Commands in npm scripts, workflows and Dockerfiles. */
const COMMAND =
  /\b(NODE_TLS_REJECT_UNAUTHORIZED=["']?0\b["']?|(?:npm|pnpm|yarn) (?:config )?set (?:-g |--global )?strict-ssl[ =]["']?false\b["']?|npm_config_strict_ssl=["']?false\b["']?|GIT_SSL_NO_VERIFY=["']?(?:1|true)\b["']?|http\.sslVerify[ =]["']?false\b["']?|--strict-ssl[= ]false\b)/gi;

/** The parameter of a database address that accepts any certificate; ranges are offsets in `text`. */
export function unverifiedAddress(text: string): UnverifiedText | undefined {
  if (!/^(?:jdbc:)?[a-z][a-z\d+]*:\/\//i.test(text)) return undefined;
  const match = PARAMETER.exec(text);
  if (!match?.[1]) return undefined;
  const start = match.index + 1;
  const name = match[1];
  const instead = /no-verify$/i.test(name)
    ? "sslmode=verify-full"
    : /^sslaccept/i.test(name)
      ? "sslaccept=strict"
      : name.replace(/=true$/i, "=false").replace(/^sslValidate=false$/i, "sslValidate=true");
  return { start, end: start + name.length, name, instead };
}

/** Commands and assignments of a shell that switch it off. */
export function unverifiedCommands(text: string): UnverifiedText[] {
  const named = [...text.matchAll(COMMAND)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[0].replace(/["']/g, ""),
  }));
  return [...named, ...fetchesOf(text)];
}

/** `curl` and `wget` where a command begins, with the rest of it, as far as it is a plain one. */
const FETCH =
  /(?<=(?:^|[;&|({`!]|\b(?:RUN|CMD|sudo|exec|then|do|if|else|while|until))[ \t]*)\b(curl|wget)[ \t](?:[^\n|;&#\\]|\\\r?\n)*/gm;
const SWITCHES: Readonly<Record<string, RegExp>> = {
  curl: /\s(?:-[fsSLqOgiv#]*k[fsSLqOgiv#]*|--insecure)(?=\s|$)/,
  wget: /\s--no-check-certificate(?=\s|$)/,
};

/** What is fetched from another machine, whoever answers in its place. */
function fetchesOf(text: string): UnverifiedText[] {
  // Most texts name neither, and a look at what stands before each place takes long.
  if (!text.includes("curl") && !text.includes("wget")) return [];
  return [...text.matchAll(FETCH)].flatMap((match) => {
    const command = match[0].trimEnd();
    const program = match[1] ?? "";
    const host = /\bhttps:\/\/(?:[^@/\s"']*@)?([\w.-]+)/i.exec(command)?.[1];
    if (!SWITCHES[program]?.test(command) || host === undefined || isLocalHost(host)) return [];
    const name = program === "curl" ? "curl -k" : "wget --no-check-certificate";
    return [{ start: match.index, end: match.index + command.length, name }];
  });
}
