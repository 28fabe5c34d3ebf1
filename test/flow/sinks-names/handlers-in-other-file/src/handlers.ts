const handlers: Record<string, (id: string) => string> = { open: (id) => `opened ${id}` };

export function dispatch(name: string, id: string): string {
  return handlers[name](id); // !alert unchecked-method-call-by-name
}

export function dispatchOwn(name: string, id: string): string {
  if (!Object.hasOwn(handlers, name)) throw new Error("no such action");
  return handlers[name](id); // !safe unchecked-method-call-by-name
}
