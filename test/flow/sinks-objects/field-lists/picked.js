exports.picked = (object, allowed) => {
  const found = {};
  Object.keys(object).forEach((key) => {
    if (allowed.includes(key)) found[key] = object[key];
  });
  return found;
};
