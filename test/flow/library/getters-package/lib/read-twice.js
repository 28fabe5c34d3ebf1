// Nobody walks with what this gives back: two members below there is no prototype without `__proto__`.
function memberOf(object, name) {
  return name == "__proto__" ? undefined : object[name];
}

module.exports = function setPrice(prices, shop, currency, value) {
  memberOf(prices, shop)[currency] = value; // !safe prototype-pollution
};
