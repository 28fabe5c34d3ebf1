module.exports = { same: (x) => x };
