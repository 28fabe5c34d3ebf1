// A variable without a value before the loop holds what an earlier round left in it.
exports.parse = function (text) {
  const settings = {};
  let section;
  for (const line of text.split("\n")) {
    const parts = line.split("=");
    if (parts.length === 1) settings[parts[0]] = section = settings[parts[0]] || {};
    else if (section) section[parts[0]] = parts[1]; // !alert prototype-pollution
  }
  return settings;
};

exports.parseNamed = function (text) {
  const settings = {};
  let section = "";
  for (const line of text.split("\n")) {
    const parts = line.split("=");
    if (parts.length === 1) {
      section = parts[0].trim();
      if (!(section in settings)) settings[section] = {};
    } else if (section !== "") {
      settings[section][parts[0]] = parts[1]; // !alert prototype-pollution
    }
  }
  return settings;
};

exports.parseWithoutPrototype = function (text) {
  const settings = Object.create(null);
  let section;
  for (const line of text.split("\n")) {
    const parts = line.split("=");
    if (parts.length === 1) settings[parts[0]] = section = settings[parts[0]] || {};
    else if (section) section[parts[0]] = parts[1]; // !safe prototype-pollution
  }
  return settings;
};
