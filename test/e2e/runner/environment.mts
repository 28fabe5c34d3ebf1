/**
 * Environment of an editor that is under test: this process's, without what another editor or
 * npm left in it, and with the run's own variables.
 */
export function editorEnvironment(
  variables: Readonly<Record<string, string>>,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(
    ([name]) => !/^(?:VSCODE_|ELECTRON_|npm_config_|npm_package_|npm_lifecycle_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...variables };
}
