import { type ProjectView, projectRule } from "../../../engine/api.ts";

/** Packages that bring a second factor, or services that log people in and have one of their own. */
const FACTORS =
  /"(?:otplib|@otplib\/[\w-]+|speakeasy|node-2fa|notp|totp-generator|otpauth|@simplewebauthn\/[\w-]+|fido2-lib|passport-(?:totp|webauthn\w*|saml|azure-ad|auth0|okta[\w-]*|openidconnect)|better-auth|@better-auth\/[\w-]+|@clerk\/[\w-]+|@auth0\/[\w-]+|auth0|express-openid-connect|@okta\/[\w-]+|openid-client|keycloak-[\w-]+|@aws-amplify\/[\w-]+|aws-amplify|amazon-cognito-identity-js|@aws-sdk\/client-cognito-identity-provider|@azure\/msal-[\w-]+|@workos-inc\/[\w-]+|stytch|@descope\/[\w-]+|@kinde-oss\/[\w-]+|@supabase\/[\w-]+|firebase|firebase-admin|@ory\/[\w-]+|supertokens-[\w-]+|@logto\/[\w-]+|@shopify\/[\w-]+|@saleor\/app-sdk|[\w@/-]*(?:2fa|mfa|two-factor|passkey)[\w-]*)"\s*:/i;
const OWN = /(?:^|[/.-])(?:2fa|mfa|totp|two-?factor|webauthn|passkeys?|authenticator)(?:[/.-]|$)/i;
/** What nobody's store runs from. */
const ASIDE =
  /(?:^|\/)(?:node_modules|tests?|[\w-]*-tests|e2e|fixtures|templates|examples?|dev-server|load-testing)\//;
const PLATFORMS: Readonly<Record<string, string>> = {
  medusa: "Medusa's administration",
  vendure: "Vendure's administration",
  evershop: "EverShop's administration",
};

export const rule = projectRule({
  id: "missing-mfa-admin",
  meta: {
    category: "authentication",
    title: "Staff log in with a password alone",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [308],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.3.3"],
    pci: ["8.4.2"],
    tips: [5],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "As far as the code shows, a password alone opens {{admin}}: there is no second factor.",
      help: "Ask staff for a second factor, or log them in through a service that does. Tick this off if something outside of the code does so.",
    },
  },
  noFix: "A second factor is a feature with pages, storage and a way back for those who lose it.",
  project(project, context) {
    // Once for the project: a monorepo has one staff.
    for (const { manifest, admin } of administrations(project)) {
      if (hasFactor(project)) return;
      const text = project.read(manifest) ?? "";
      const at = /"name"\s*:\s*"[^"]*"/.exec(text);
      const start = at?.index ?? 0;
      context.report(manifest, {
        at: { start, end: start + (at?.[0].length ?? 1) },
        message: "found",
        data: { admin },
      });
      return;
    }
  },
});

/** The packages with an administration: of a platform, or with log-ins and routes for staff of their own. */
function* administrations(project: ProjectView): Generator<{ manifest: string; admin: string }> {
  for (const manifest of manifestsOf(project)) {
    // Plug-ins and the platforms themselves are nobody's store.
    const text = project.read(manifest) ?? "";
    if (
      text.includes('"peerDependencies"') ||
      /"name"\s*:\s*"@(?:vendure|medusajs|evershop)\//.test(text)
    )
      continue;
    const platform = project.platforms(manifest).find(({ id }) => PLATFORMS[id] !== undefined);
    const isConfigured =
      platform !== undefined &&
      project.files.some(
        (path) =>
          !ASIDE.test(path) &&
          /(?:vendure|medusa)-config\.[cm]?[jt]s$|(?:^|\/)config\/default\.json$/.test(path) &&
          path.startsWith(folderOf(manifest)),
      );
    if (platform && isConfigured) yield { manifest, admin: PLATFORMS[platform.id] ?? "" };
  }
  for (const { path, file, method, framework } of project.routes) {
    if (framework === "medusa" || framework === "vendure" || framework === "evershop") continue;
    const isLogin = /admin/i.test(path) && /log-?_?in|sign-?_?in/i.test(path) && method !== "GET";
    const manifest = isLogin ? manifestOf(file, project) : undefined;
    if (manifest !== undefined) yield { manifest, admin: "the administration" };
  }
}

function manifestsOf(project: ProjectView): readonly string[] {
  return project.files.filter((path) => /(?:^|\/)package\.json$/.test(path) && !ASIDE.test(path));
}

function manifestOf(file: string, project: ProjectView): string | undefined {
  return manifestsOf(project)
    .filter((path) => file.startsWith(folderOf(path)))
    .toSorted((a, b) => b.length - a.length)[0];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Anywhere in the project: what the staff's log-in uses may be in a package of its own. */
function hasFactor(project: ProjectView): boolean {
  return (
    project.files.some((path) => OWN.test(path) && /\.[cm]?[jt]sx?$/.test(path)) ||
    manifestsOf(project).some((path) => FACTORS.test(project.read(path) ?? ""))
  );
}
