const mongoose = require("mongoose");

exports.Product = mongoose.model("Product", new mongoose.Schema({ brand: String, title: String }));
