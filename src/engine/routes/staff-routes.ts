import { isBesideStaffRoute } from "./link-evershop.ts";

const OF_MEDUSA = /(?:^|\/)src\/api\/admin\/(?:.*\/)?route\.[cm]?[jt]s$/;

/** True for files of routes that a platform lets nobody but staff call, by where they stand. */
export function isStaffRoute(path: string, read: (path: string) => string | undefined): boolean {
  return (
    isBesideStaffRoute(path, read) ||
    (OF_MEDUSA.test(path) && isMedusaAdminRoute(path, read(path) ?? ""))
  );
}

/** Routes below `/admin` of a store on Medusa are for staff unless their file says otherwise. */
export function isMedusaAdminRoute(path: string, text: string): boolean {
  return (
    OF_MEDUSA.test(path) &&
    /["']@medusajs\//.test(text) &&
    !/\bAUTHENTICATE\s*=\s*false\b/.test(text)
  );
}
