module.exports = (code) => eval(code); // !alert code-injection
module.exports.run = (code) => eval(code); // !alert code-injection
