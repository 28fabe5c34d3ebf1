import type { AbstractValue, Closure } from "./abstract-value.ts";
import type { CallRequest } from "./solver.ts";

/** A method that more classes than this inherit is followed once for all of them. */
const MAX_CLASSES = 10;

/**
 * What a method is called for, each class by itself: a list holds objects of several classes, and what
 * one of them reads of a request is no business of the other, though all inherit who calls both.
 */
export function forEachClass(
  closure: Closure,
  request: CallRequest,
): (readonly [closure: Closure, request: CallRequest])[] | undefined {
  const { receiver } = closure;
  const count = receiver?.instances.length ?? 0;
  if (!receiver || count < 2 || count > MAX_CLASSES) return undefined;
  return receiver.instances.map((instance) => {
    const only: AbstractValue = { ...receiver, instances: [instance] };
    const isSame = request.receiver === receiver;
    return [{ ...closure, receiver: only }, isSame ? { ...request, receiver: only } : request];
  });
}
