// Copies the members of an object that are named.
module.exports = (source, names) =>
  names.reduce((copy, name) => {
    if (source && Object.prototype.hasOwnProperty.call(source, name)) copy[name] = source[name];
    return copy;
  }, {});
