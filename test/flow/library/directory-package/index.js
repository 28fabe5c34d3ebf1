const ldap = require("ldapjs");

function Directory(options) {
  this.options = options;
  this.client = ldap.createClient({ url: options.url });
}

Directory.prototype.search = function (filter, done) {
  this.client.search("o=shop", { filter, scope: "sub" }, done); // !alert ldap-xpath-injection
};

Directory.prototype.find = function (name, done) {
  this.search(this.options.filter.replace(/{{name}}/g, name), done);
};

Directory.prototype.findExactly = function (name, done) {
  const filter = new ldap.EqualityFilter({ attribute: "uid", value: name });
  this.client.search("o=shop", { filter, scope: "sub" }, done); // !safe ldap-xpath-injection
};

module.exports = Directory;
