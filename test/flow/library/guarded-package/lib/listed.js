// Only names that the object has itself lead on.
exports.put = function put(object, path, value) {
  const names = path.split(".");
  let at = object;
  let parent = object;
  for (const name of names) {
    parent = at;
    if (Object.getOwnPropertyNames(at).indexOf(name) == -1) return undefined;
    at = at[name];
  }
  parent[names[names.length - 1]] = value; // !safe prototype-pollution
};

exports.within = function within(object, first, second, value) {
  if (!Object.keys(object).includes(first)) return;
  object[first][second] = value; // !safe prototype-pollution
};
