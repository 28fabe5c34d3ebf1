(function () {
  module.exports = {
    close: function (name) {
      return this.run("close " + name); // !alert command-injection
    },
  };
}).call(this);
