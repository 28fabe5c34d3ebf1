import { createMiddleware } from "@tanstack/react-start";

export const signedIn = createMiddleware().server(({ next }) => next({ context: { shop: "bikes" } }));
