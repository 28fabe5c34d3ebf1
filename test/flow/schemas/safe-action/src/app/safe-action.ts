import { createSafeActionClient } from "next-safe-action";

export const action = createSafeActionClient();
export const signedIn = action.use(async ({ next }) => next({ ctx: { userId: "u" } }));
