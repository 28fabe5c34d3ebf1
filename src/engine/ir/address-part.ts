/** A part of an address that says where it leads; `relative` is a path as seen from a folder, `folder` what it is in. */
export type AddressPart = "origin" | "host" | "hostname" | "protocol" | "relative" | "folder";
