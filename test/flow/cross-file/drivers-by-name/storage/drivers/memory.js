const files = new Map();

exports.get = (name) => files.get(name);
exports.list = () => [...files.keys()];
