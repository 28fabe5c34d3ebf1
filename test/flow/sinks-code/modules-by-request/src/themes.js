const THEMES = ["light", "dark"];

export async function loadTheme(name) {
  const theme = await import(`../themes/${name}.js`); // !alert unsafe-dynamic-import
  return theme.colours;
}

export async function loadKnownTheme(name) {
  if (!THEMES.includes(name)) return {};
  const theme = await import(`../themes/${name}.js`); // !safe unsafe-dynamic-import
  return theme.colours;
}
