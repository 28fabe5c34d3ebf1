Object.defineProperty(exports, "same", {
  enumerable: true,
  get: function () {
    return same;
  },
});
function same(x) {
  return x;
}
