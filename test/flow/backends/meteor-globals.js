const { exec } = Npm.require("child_process");
const Carts = new Mongo.Collection("carts");

Meteor.methods({
  cart(token) {
    return Carts.findOne({ token }); // !alert nosql-operator-injection
  },
  checked(token) {
    return Carts.findOne({ token: String(token) }); // !safe nosql-operator-injection
  },
});
Accounts.registerLoginHandler("card", ({ card }) => Meteor.users.findOne({ card })); // !alert nosql-operator-injection
WebApp.connectHandlers.use("/cart", (req, res) => {
  res.end(Carts.findOne({ token: req.query.token })); // !alert nosql-operator-injection
});
