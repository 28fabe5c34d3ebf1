function TextBuilder(first) {
  this.parts = first ? [first] : [];
}
TextBuilder.prototype.add = function (part) {
  this.parts.push(part);
  return this;
};
TextBuilder.prototype.toString = function () {
  return this.parts.join("");
};
module.exports = TextBuilder;
