/**
 * A part of an address that says where it leads; `relative` is a path as seen from a folder, `folder`
 * what it is in, and `machine` what a host was looked up for.
 */
export type AddressPart =
  | "origin"
  | "host"
  | "hostname"
  | "protocol"
  | "relative"
  | "folder"
  | "machine";
