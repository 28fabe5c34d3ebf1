export function leavesFolder(path: string): boolean {
  return path.includes("../"); // !alert type-confusion-through-parameter-tampering
}

export function leavesFolderTyped(path: unknown): boolean {
  return typeof path !== "string" || path.includes("../"); // !safe type-confusion-through-parameter-tampering
}

export function isOurs(address: string): boolean {
  return address.startsWith("https://shop.com"); // !alert incomplete-url-check
}

export function isExactlyOurs(address: string): boolean {
  return new URL(address).origin === "https://shop.com"; // !safe incomplete-url-check
}
