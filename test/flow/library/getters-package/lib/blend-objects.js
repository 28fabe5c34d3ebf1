// The same where only objects are walked through.
function memberOf(object, name) {
  return name == "__proto__" ? undefined : object[name];
}

function isObject(value) {
  return value !== null && typeof value === "object";
}

function put(object, name, value) {
  object[name] = value; // !safe prototype-pollution
}

function blendMember(into, from, name, again) {
  const there = memberOf(into, name);
  const given = memberOf(from, name);
  let next = given;
  if (isObject(given)) {
    next = isObject(there) ? there : {};
    again(next, given);
  }
  put(into, name, next);
}

function blend(into, from) {
  Object.keys(from).forEach(function (name) {
    if (isObject(from[name])) blendMember(into, from, name, blend);
    else put(into, name, from[name]);
  });
  return into;
}

module.exports = blend;
