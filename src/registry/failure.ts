import type { NotChecked, NotCheckedReason } from "../engine/api.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** Why a document could not be had, before it is put into words. */
export interface Failure {
  readonly reason: NotCheckedReason;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** How long the registry asks to be left alone. */
  readonly retryAfterMs?: number;
  /** True when the same request may well succeed a moment later. */
  readonly transient: boolean;
}

/** Reads the errors of npm-registry-fetch, of Node's network layer and of our own limits. */
export function failureOf(error: unknown, now: number): Failure {
  const { code, status, type, message, headers } = anatomy(error);
  if (status !== undefined) return statusFailure(status, headers, now);
  if (code === "EMAXREDIRECT" || code === "EINVALIDREDIRECT" || code === "ENOREDIRECT") {
    return { reason: "redirect", transient: false };
  }
  if (
    type === "request-timeout" ||
    /^E(?:SOCKET|CONNECTION|IDLE|RESPONSE|TRANSFER)?TIME(?:D)?OUT$/.test(code)
  ) {
    return { reason: "timeout", transient: false };
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO|ERR_OSSL/.test(code)) {
    return { reason: "certificate", transient: false };
  }
  if (code === "EINVALIDPROXY" || code === "ERR_INVALID_URL" || code === "ERR_INVALID_PROTOCOL") {
    return { reason: "bad-configuration", transient: false };
  }
  if (/^Z_|ERR_ZLIB/.test(code) || /zlib/i.test(message)) {
    return { reason: "truncated", transient: true };
  }
  const reset =
    code === "ECONNRESET" || code === "EPIPE" || /aborted|socket hang up/i.test(message);
  return { reason: "unreachable", transient: reset };
}

/** The sentence for people: host and cause, never a token, an address with a query or a body. */
export function notChecked(failure: Failure, name: string, settings: RegistrySettings): NotChecked {
  return { ok: false, reason: failure.reason, text: words(failure, name, settings) };
}

function words(failure: Failure, name: string, settings: RegistrySettings): string {
  const { host, tokenHelp, hasToken } = settings;
  const status = failure.status === undefined ? "" : ` (${failure.status})`;
  switch (failure.reason) {
    case "unauthorized":
      return `${host} asks for credentials for ${name}${status}. ${tokenHelp}`;
    case "forbidden":
      if (failure.status === 407) {
        return `The proxy before ${host} asks for credentials (407): a name and a password in its address, or Basic in http.proxyAuthorization, are what can be shown to it.`;
      }
      return `${host} refuses ${name}${status}. ${tokenHelp}`;
    case "not-found":
      return hasToken
        ? `${host} does not know ${name}, or hides it from this token${status}.`
        : `${host} does not know ${name}${status}. If it is private: ${tokenHelp}`;
    case "rate-limited":
      return `${host} asks to slow down${status}${waiting(failure.retryAfterMs)}.`;
    case "server-error":
      return `${host} answered with an error of its own${status}.`;
    case "timeout":
      return `${host} did not answer in time.`;
    case "redirect":
      return `${host} sends requests in circles or to no valid address.`;
    case "not-json":
      return `${host} answered with a page instead of package data: a proxy or a login page, perhaps.`;
    case "truncated":
      return `${host} broke off its answer about ${name}.`;
    case "wrong-shape":
      return `${host} answered with something that is no data about ${name}.`;
    case "too-large":
      return `The answer of ${host} about ${name} is too large to be read.`;
    case "certificate":
      return `The certificate of ${host} is not trusted: see cafile and strict-ssl in npm's configuration.`;
    case "bad-configuration":
      return `npm's configuration for ${host} cannot be used: look at its proxy settings.`;
    case "cancelled":
      return "The check was cancelled.";
    case "client-error":
      return `${host} did not accept the request for ${name}${status}.`;
    default:
      return `${host} cannot be reached.`;
  }
}

function waiting(ms: number | undefined): string {
  return ms === undefined ? "" : `; try again in ${Math.max(1, Math.ceil(ms / 1000))} s`;
}

function statusFailure(status: number, headers: HeaderBag | undefined, now: number): Failure {
  const retryAfterMs = retryAfter(headers, now);
  const after = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 401) return { reason: "unauthorized", status, transient: false };
  if (status === 403 || status === 407) return { reason: "forbidden", status, transient: false };
  if (status === 404 || status === 410) return { reason: "not-found", status, transient: false };
  if (status === 429 || status === 420) {
    return { reason: "rate-limited", status, ...after, transient: true };
  }
  if (status === 408) return { reason: "timeout", status, transient: true };
  if (status >= 500) return { reason: "server-error", status, ...after, transient: true };
  return { reason: "client-error", status, transient: false };
}

type HeaderBag = Readonly<Record<string, unknown>>;

/** Seconds or a date. Anything else, and what lies in the past, is no wish. */
function retryAfter(headers: HeaderBag | undefined, now: number): number | undefined {
  const raw = headers?.["retry-after"];
  const text: unknown = Array.isArray(raw) ? raw[0] : raw;
  if (typeof text !== "string") return undefined;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

function anatomy(error: unknown): {
  code: string;
  message: string;
  status: number | undefined;
  type: string | undefined;
  headers: HeaderBag | undefined;
} {
  const bag: HeaderBag = typeof error === "object" && error !== null ? { ...error } : {};
  const message = error instanceof Error ? error.message : "";
  const { code, statusCode, type, headers } = bag;
  return {
    code: typeof code === "string" ? code : "",
    message,
    status: typeof statusCode === "number" ? statusCode : undefined,
    type: typeof type === "string" ? type : undefined,
    headers: typeof headers === "object" && headers !== null ? { ...headers } : undefined,
  };
}
