/** Commands that serve a program to its developers: they watch files, show errors and answer slowly. */
const COMMAND =
  /(?:^|[\s"'&|;[,])(?:npm run(?:-script)? (?:dev|develop|start:dev)\b|(?:yarn|pnpm|bun)(?: run)? (?:dev|develop|start:dev)\b|npx (?:next|nuxt|remix|vite|medusa|evershop|shopify) (?:dev|develop)\b|next["', ]+dev\b|nuxt["', ]+dev\b|remix["', ]+(?:vite:)?dev\b|react-router["', ]+dev\b|nest["', ]+start["', ]+--(?:watch|debug)|nodemon\b|ts-node-dev\b|tsx["', ]+watch\b|webpack-dev-server\b|webpack["', ]+serve\b|medusa["', ]+develop\b|evershop["', ]+dev\b|node["', ]+--watch\b|node["', ]+--inspect(?:-brk)?=0\.0\.0\.0|shopify (?:app|hydrogen) dev\b|strapi["', ]+develop\b|payload["', ]+dev\b)/;

/** The command for development that a text runs; undefined for all others. */
export function developmentCommand(text: string): string | undefined {
  return COMMAND.exec(text)?.[0]
    .replace(/^[\s"'&|;[,]+/, "")
    .replace(/["', ]+/g, " ")
    .trim();
}

/** True for variables that say in which mode a program runs, with a value for development. */
export function isDevelopmentMode(name: string, value: string): boolean {
  return (
    /^(?:NODE_ENV|APP_ENV|ENVIRONMENT|NEXT_PUBLIC_ENV)$/.test(name) &&
    /^(?:dev|development|local|debug)$/i.test(value.trim())
  );
}
