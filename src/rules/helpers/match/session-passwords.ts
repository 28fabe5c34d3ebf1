/** Libraries that seal a session with a password in their options, by the position of those. */
export const SESSION_PASSWORDS: readonly { readonly api: string; readonly argument: number }[] = [
  { api: "iron-session#getIronSession", argument: 2 },
  { api: "iron-session#sealData", argument: 1 },
  { api: "iron-session#unsealData", argument: 1 },
  ...["useSession", "getSession"].flatMap((name) => [
    { api: `h3#${name}`, argument: 1 },
    // These know the event by themselves.
    ...["vinxi/http", "@tanstack/react-start/server", "@tanstack/solid-start/server"].map((of) => ({
      api: `${of}#${name}`,
      argument: 0,
    })),
  ]),
];
