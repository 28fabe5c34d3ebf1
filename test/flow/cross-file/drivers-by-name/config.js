module.exports = {
  storage: process.env.STORAGE || "local",
  printer: "desk",
};
