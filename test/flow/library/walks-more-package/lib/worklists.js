// What is still to be merged is put on a list by the function that is called for each name.
exports.mergeAll = function (from, into) {
  const left = [{ from, into }];
  while (left.length > 0) {
    const { from, into } = left.pop();
    Object.keys(from).forEach((name) => {
      if (typeof from[name] === "object") left.push({ from: from[name], into: into[name] });
      else into[name] = from[name]; // !alert prototype-pollution
    });
  }
};

exports.mergeInOrder = function (given, wanted) {
  const left = [{ given, wanted }];
  for (let i = 0; i < left.length; i++) {
    const pair = left[i];
    Object.keys(pair.given).forEach(function (name) {
      const value = pair.given[name];
      if (typeof value === "object") left.push({ given: value, wanted: pair.wanted[name] });
      else pair.wanted[name] = value; // !alert prototype-pollution
    });
  }
};

exports.mergeGuarded = function (from, into) {
  const left = [{ from, into }];
  while (left.length > 0) {
    const { from, into } = left.pop();
    Object.keys(from).forEach((name) => {
      if (name === "__proto__" || name === "constructor" || name === "prototype") return;
      if (typeof from[name] === "object") left.push({ from: from[name], into: into[name] });
      else into[name] = from[name]; // !safe prototype-pollution
    });
  }
};

// Only what is read from is walked through.
exports.collect = function (from) {
  const names = {};
  const left = [from];
  while (left.length > 0) {
    const each = left.pop();
    Object.keys(each).forEach((name) => {
      if (typeof each[name] === "object") left.push(each[name]);
      else names[name] = each[name]; // !safe prototype-pollution
    });
  }
  return names;
};

// The place that a walk has reached is a field of an object, which the next name replaces.
class Place {
  constructor(owner, name) {
    this.owner = owner;
    this.name = name;
  }
  value() {
    return this.name === undefined ? this.owner : this.owner[this.name];
  }
  child(name) {
    return new Place(this.value(), name);
  }
  put(value) {
    this.owner[this.name] = value; // !alert prototype-pollution
  }
}

exports.setPlace = function (object, path, value) {
  let place = new Place(object);
  path.split(".").forEach(function (name) {
    place = place.child(name);
  });
  place.put(value);
};
