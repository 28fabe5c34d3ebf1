// The same where the getter refuses both ways.
function memberOf(object, name) {
  if (name === "constructor" && typeof object[name] === "function") return undefined;
  return name == "__proto__" ? undefined : object[name];
}

function isThing(value) {
  return value != null && (typeof value === "object" || typeof value === "function");
}

function put(object, name, value) {
  object[name] = value; // !safe prototype-pollution
}

function blendMember(into, from, name, again) {
  const there = memberOf(into, name);
  const given = memberOf(from, name);
  let next = given;
  if (isThing(given)) {
    next = isThing(there) ? there : {};
    again(next, given);
  }
  put(into, name, next);
}

function blend(into, from) {
  Object.keys(from).forEach(function (name) {
    if (isThing(from[name])) blendMember(into, from, name, blend);
    else put(into, name, from[name]);
  });
  return into;
}

module.exports = blend;
